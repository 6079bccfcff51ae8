package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import org.tocsin.sms.recipient.RecipientRow;
import org.tocsin.sms.recipient.RegistryCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin recipients}: who gets short messages. */
@Command(
        name = "recipients",
        description = "Check a file of recipients; import, count or withdraw recipients at a gateway that runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RecipientsCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "check",
            description = "Read a CSV file as an import would and name each fault by its line. Needs no gateway.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", description = "The CSV file.") Path file,
            @Option(names = "--consent-required", description = "A row without consent is at fault.") boolean consent)
            throws IOException {
        RecipientRow.Rules rules = new RecipientRow.Rules(Clock.systemUTC().instant(), consent);
        RegistryCsv.Reading reading;
        try (InputStream in = Files.newInputStream(file)) {
            reading = RegistryCsv.check(in, rules);
        }
        reading.problems().forEach(problem -> out().println(file.getFileName() + ": " + problem));
        out().println(reading.rows()
                + (reading.rows() == 1 ? " row, " : " rows, ")
                + reading.faults()
                + (reading.faults() == 1 ? " problem." : " problems."));
        return reading.faults() == 0 ? 0 : 1;
    }

    @Command(
            name = "import",
            description = "Show what a CSV file would change in a registry; with --apply, change it.",
            mixinStandardHelpOptions = true)
    int takeOver(
            @Mixin RemoteGateway gateway,
            @Option(names = "--channel", required = true, paramLabel = "NAME", description = "The channel of the plan.")
                    String channel,
            @Option(names = "--replace", description = "Erase whom the file does not name.") boolean replace,
            @Option(names = "--apply", description = "Put it in force, if it does what is shown.") boolean apply,
            @Parameters(paramLabel = "FILE", description = "The CSV file.") Path file)
            throws IOException, InterruptedException {
        String path = path(channel) + "/import?mode=" + (replace ? "replace" : "merge");
        Answer dry = gateway.postFile(path, "text/csv", file);
        if (!dry.isDone()) {
            return refusal(dry);
        }
        print(dry.body());
        if (!apply) {
            out().println("Nothing was changed. With --apply it comes into force.");
            return 0;
        }
        Answer done = gateway.postFile(path + "&seal=" + dry.body().path("seal").asString(), "text/csv", file);
        if (!done.isDone()) {
            return refusal(done);
        }
        out().println("It is in force.");
        return 0;
    }

    @Command(
            name = "export-count",
            aliases = "count",
            description = "Say how many recipients there are, without naming any.",
            mixinStandardHelpOptions = true)
    int count(
            @Mixin RemoteGateway gateway,
            @Option(names = "--channel", required = true, paramLabel = "NAME", description = "The channel of the plan.")
                    String channel)
            throws IOException, InterruptedException {
        Answer answer = gateway.get(path(channel));
        if (!answer.isDone()) {
            return refusal(answer);
        }
        JsonNode counts = answer.body();
        for (String name : new String[] {"reachable", "flagged", "withoutPosition", "withdrawn", "forgotten"}) {
            out().println(name + ": " + counts.path(name).asInt());
        }
        counts.path("languages").properties().forEach(language -> out().println("language "
                + (language.getKey().isEmpty() ? "not given" : language.getKey()) + ": "
                + language.getValue().asInt()));
        return 0;
    }

    @Command(
            name = "withdraw",
            description = "Send nothing to a number any more. It is read from a file or from standard input, so that it"
                    + " stands in no history of commands.",
            mixinStandardHelpOptions = true)
    int withdraw(
            @Mixin RemoteGateway gateway,
            @Option(names = "--channel", required = true, paramLabel = "NAME", description = "The channel of the plan.")
                    String channel,
            @Option(
                            names = "--number-file",
                            paramLabel = "FILE",
                            description = "A file with the number alone in it; else standard input.")
                    Optional<Path> numberFile,
            @Option(
                            names = "--why",
                            defaultValue = "",
                            paramLabel = "TEXT",
                            description = "Why; it stands in the audit trail.")
                    String why)
            throws IOException, InterruptedException {
        String number = numberFile.isPresent()
                ? Files.readString(numberFile.get())
                : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = gateway.post(path(channel) + "/withdraw", Map.of("number", number.strip(), "why", why));
        if (!answer.isDone()) {
            return refusal(answer);
        }
        out().println("Withdrawn, as row " + answer.body().path("row").asInt() + ".");
        return 0;
    }

    private void print(JsonNode dry) {
        JsonNode changes = dry.path("changes");
        out().println(dry.path("rows").asInt() + " rows: "
                + changes.path("added").asInt() + " added, "
                + changes.path("changed").asInt() + " changed, "
                + changes.path("unchanged").asInt() + " as before, "
                + changes.path("revived").asInt() + " agreed anew, "
                + changes.path("stillWithdrawn").asInt()
                + " withdrawn and left so, " + changes.path("erased").asInt() + " erased.");
    }

    private int refusal(Answer answer) {
        answer.body().path("problems").forEach(problem -> out().println(problem.asString()));
        return answer.printRefusal(out());
    }

    private static String path(String channel) {
        return "/api/v1/channels/" + channel + "/recipients";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
