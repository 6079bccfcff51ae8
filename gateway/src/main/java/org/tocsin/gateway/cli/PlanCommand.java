package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import org.tocsin.route.plan.Explanation;
import org.tocsin.route.plan.Explanation.ChannelVerdict;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanAdvice;
import org.tocsin.route.plan.PlanDiff;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import org.tocsin.route.plan.RoutingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin plan}: check, diff, explain and reload. */
@Command(
        name = "plan",
        description =
                "Check a plan file, compare it with another, explain where it leads an alert, or put it in force.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "check",
            description =
                    "Tell every problem of a plan file with its line, and what in it is hardly meant. Exit status 0: no"
                            + " problem; 1: some.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(names = "--strict", description = "Exit status 1 also when something is hardly meant.")
                    boolean strict,
            @Parameters(paramLabel = "FILE", description = "The plan file.") Path file) {
        PrintWriter out = spec.commandLine().getOut();
        PlanReading reading = PlanFile.read(file, ConnectorKinds::check);
        Installation.print(file, reading.problems(), out);
        List<String> advice =
                reading.plan().map(plan -> PlanAdvice.of(plan, Instant.now())).orElse(List.of());
        advice.forEach(sentence -> out.println(file + ": warning: " + sentence));
        reading.plan().ifPresent(plan -> out.println(summary(file, plan)));
        out.flush();
        return reading.plan().isPresent() && !(strict && !advice.isEmpty()) ? 0 : 1;
    }

    @Command(
            name = "diff",
            description =
                    "Say what a plan changes in another, part by part. Exit status 0: nothing; 1: something; 2: one of"
                            + " them has problems.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "The plan in force.") Path old,
            @Parameters(paramLabel = "NEW", description = "The plan to come.") Path fresh) {
        PrintWriter out = spec.commandLine().getOut();
        PlanReading before = PlanFile.read(old, ConnectorKinds::check);
        PlanReading after = PlanFile.read(fresh, ConnectorKinds::check);
        Installation.print(old, before.problems(), out);
        Installation.print(fresh, after.problems(), out);
        if (before.plan().isEmpty() || after.plan().isEmpty()) {
            return 2;
        }
        List<String> changes = PlanDiff.of(before.plan().get(), after.plan().get());
        changes.forEach(out::println);
        if (changes.isEmpty()) {
            out.println("Both plans do the same.");
        }
        return changes.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "reload",
            description =
                    "Have a gateway that runs read its plan file anew and put it in force, whole or not at all. Exit status"
                            + " 0: in force; 1: the plan before stays in force.",
            mixinStandardHelpOptions = true)
    int reload(
            @Mixin RemoteGateway gateway,
            @Option(names = "--dry-run", description = "Say what would change, and change nothing.") boolean dryRun)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Answer answer = gateway.post("/api/v1/plan/reload", Map.of("dryRun", dryRun));
        if (!answer.isDone()) {
            answer.body().path("obstacles").forEach(obstacle -> out.println(obstacle.asString()));
            return answer.printRefusal(out);
        }
        JsonNode done = answer.body();
        done.path("changes").forEach(change -> out.println(change.asString()));
        String before = done.path("before").asString();
        String after = done.path("after").asString();
        if (before.equals(after)) {
            out.println("The file holds version " + after + ", which is in force already.");
        } else {
            out.println("Version " + after + (dryRun ? " would come into force" : " is in force") + " in place of "
                    + before + ".");
        }
        return 0;
    }

    @Command(
            name = "explain",
            description =
                    "Say of each rule and each channel why the plan leads an alert there or not. Exit status 0: as"
                            + " expected; 1: otherwise, or one of the files has problems.",
            mixinStandardHelpOptions = true)
    int explain(
            @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan file.")
                    Path planFile,
            @Option(
                            names = "--expect",
                            paramLabel = "CHANNEL,…",
                            defaultValue = "",
                            description = "The channels that it should go to, and no other; exit status 1 otherwise.")
                    String expected,
            @Parameters(paramLabel = "ALERT.xml", description = "A CAP message.") Path alertFile)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PlanReading reading = PlanFile.read(planFile, ConnectorKinds::check);
        Installation.print(planFile, reading.problems(), out);
        Reading message = CapXml.read(Files.readAllBytes(alertFile));
        if (reading.plan().isEmpty()) {
            return 1;
        }
        if (message instanceof Reading.Valid valid) {
            Explanation explanation = new RoutingPlan(reading.plan().get())
                    .explain(valid.message().alert());
            print(explanation, out);
            return expected.isEmpty() ? 0 : compare(goingTo(explanation), listed(expected), out);
        }
        message.findings().forEach(finding -> out.println(line(alertFile, finding)));
        return 1;
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.println("Rules:");
        explanation
                .rules()
                .forEach(rule ->
                        out.println("  " + (rule.matches() ? "+ " : "- ") + rule.rule() + ": " + rule.reason()));
        out.println("Channels:");
        explanation
                .channels()
                .forEach(channel -> out.println(
                        "  " + (channel.goes() ? "+ " : "- ") + channel.channel() + ": " + channel.reason()));
        if (goingTo(explanation).isEmpty()) {
            out.println("The alert goes to no channel; the gateway would refuse it.");
        }
    }

    private static Set<String> goingTo(Explanation explanation) {
        return explanation.channels().stream()
                .filter(ChannelVerdict::goes)
                .map(ChannelVerdict::channel)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed(String channels) {
        return new TreeSet<>(List.of(channels.split(",")));
    }

    private static int compare(Set<String> found, Set<String> expected, PrintWriter out) {
        if (found.equals(expected)) {
            return 0;
        }
        out.println(
                "Expected the channels " + String.join(", ", expected) + ", found " + String.join(", ", found) + ".");
        return 1;
    }

    private static String line(Path file, Finding finding) {
        return file + ": " + finding.level() + " " + finding.rule() + " " + finding.path() + " " + finding.message();
    }

    private static String summary(Path file, Plan plan) {
        return file + " is in order: " + plan.name() + ", version " + plan.version() + ", "
                + counted(plan.authorities().size(), "authority", "authorities") + ", "
                + counted(plan.channels().size(), "channel", "channels") + ", "
                + counted(plan.rules().size(), "rule", "rules") + ".";
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
