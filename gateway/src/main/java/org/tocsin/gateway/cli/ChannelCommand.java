package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin channel}: the maintenance switches of a gateway that runs. */
@Command(
        name = "channel",
        description = "See, pause or resume the channels of a gateway that runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ChannelCommand {
    private static final String PATH = "/api/v1/channels";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "list", description = "How each channel stands.", mixinStandardHelpOptions = true)
    int list(@Mixin RemoteGateway gateway) throws IOException, InterruptedException {
        Answer answer = gateway.get(PATH);
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        answer.body().forEach(this::print);
        return 0;
    }

    @Command(
            name = "pause",
            description =
                    "Let a channel rest, for maintenance of its peer. What is planned for it waits until it expires.",
            mixinStandardHelpOptions = true)
    int pause(
            @Mixin RemoteGateway gateway,
            @Parameters(paramLabel = "NAME", description = "The channel.") String name,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; it stands in the audit trail.")
                    String reason,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            description = "When it ends by itself, in UTC, such as 2026-11-30T20:00:00Z.")
                    Optional<String> until,
            @Option(names = "--dry-run", description = "Say what would wait, and do nothing.") boolean dryRun)
            throws IOException, InterruptedException {
        return act(gateway, name, "pause", reason, until, dryRun);
    }

    @Command(
            name = "resume",
            description = "Let a channel work again; what has waited goes out.",
            mixinStandardHelpOptions = true)
    int resume(
            @Mixin RemoteGateway gateway,
            @Parameters(paramLabel = "NAME", description = "The channel.") String name,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; it stands in the audit trail.")
                    String reason)
            throws IOException, InterruptedException {
        return act(gateway, name, "resume", reason, Optional.empty(), false);
    }

    private int act(
            RemoteGateway gateway, String name, String action, String reason, Optional<String> until, boolean dryRun)
            throws IOException, InterruptedException {
        Map<String, Object> order = new TreeMap<>(Map.of("reason", reason, "dryRun", dryRun));
        until.ifPresent(end -> order.put("until", end));
        Answer answer = gateway.post(PATH + "/" + name + "/" + action, order);
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        print(answer.body().path("channel"));
        boolean changed = answer.body().path("changed").asBoolean();
        out().println(changed ? "Done: " + action + " " + name + "." : "Nothing was changed.");
        return 0;
    }

    private void print(JsonNode channel) {
        JsonNode paused = channel.path("paused");
        out().println(channel.path("channel").asString() + "  "
                + channel.path("link").asString() + "  "
                + channel.path("waiting").asLong() + " waiting, "
                + channel.path("urgentWaiting").asLong() + " of them urgent"
                + (paused.isMissingNode() ? "" : "  " + words(paused)));
    }

    private static String words(JsonNode paused) {
        return "PAUSED by " + paused.path("author").asString() + " since "
                + paused.path("since").asString()
                + (paused.has("until") ? " until " + paused.path("until").asString() : "") + ": "
                + paused.path("reason").asString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
