package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.gateway.cli.RemoteGateway.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tocsin dead}: what waits for an operator at a gateway that runs. */
@Command(
        name = "dead",
        description = "See, replay or discard the dead letters of a gateway that runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeadCommand {
    private static final String PATH = "/api/v1/dead-letters";

    /** Which letters. */
    static final class Which {
        @Option(names = "--id", paramLabel = "ID", defaultValue = "", description = "The letter of this id.")
        private String id = "";

        @Option(names = "--alert", paramLabel = "KEY", defaultValue = "", description = "Letters of this alert.")
        private String alert = "";

        @Option(names = "--channel", paramLabel = "NAME", defaultValue = "", description = "Letters of this channel.")
        private String channel = "";

        @Option(names = "--reason", paramLabel = "CODE", defaultValue = "", description = "Letters of this reason.")
        private String reason = "";

        @Option(names = "--all", description = "Every letter.")
        private boolean all;

        @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
        private boolean dryRun;

        private Map<String, Object> order() {
            Map<String, Object> order = new TreeMap<>();
            Map.of("id", id, "alert", alert, "channel", channel, "reason", reason)
                    .forEach((name, value) -> {
                        if (!value.isEmpty()) {
                            order.put(name, value);
                        }
                    });
            order.put("all", all);
            order.put("dryRun", dryRun);
            return order;
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            description = "List what waits, and what would become of a replay.",
            mixinStandardHelpOptions = true)
    int list(@Mixin RemoteGateway gateway) throws IOException, InterruptedException {
        Answer answer = gateway.get(PATH);
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        JsonNode letters = answer.body();
        letters.forEach(this::print);
        out().println(counted(letters.size()) + (letters.size() == 1 ? " waits." : " wait."));
        return 0;
    }

    @Command(
            name = "replay",
            description = "Send letters out again, byte for byte and under the same delivery key. What expired or was"
                    + " superseded is left.",
            mixinStandardHelpOptions = true)
    int replay(@Mixin RemoteGateway gateway, @Mixin Which which) throws IOException, InterruptedException {
        return act(gateway, "/replay", which.order(), which.dryRun ? "would be sent again." : "sent again.");
    }

    @Command(name = "discard", description = "Give letters up.", mixinStandardHelpOptions = true)
    int discard(
            @Mixin RemoteGateway gateway,
            @Mixin Which which,
            @Option(
                            names = "--why",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; it stands in the audit trail.")
                    String why)
            throws IOException, InterruptedException {
        Map<String, Object> order = which.order();
        order.put("why", why);
        return act(gateway, "/discard", order, which.dryRun ? "would be discarded." : "discarded.");
    }

    private int act(RemoteGateway gateway, String path, Map<String, Object> order, String what)
            throws IOException, InterruptedException {
        Answer answer = gateway.post(PATH + path, order);
        if (!answer.isDone()) {
            return answer.printRefusal(out());
        }
        JsonNode done = answer.body();
        done.path("letters").forEach(this::print);
        out().println(counted(done.path("count").asInt()) + " " + what);
        JsonNode left = done.path("left");
        if (!left.isEmpty()) {
            out().println(counted(left.size()) + " left as they are:");
            left.forEach(this::print);
        }
        return 0;
    }

    private void print(JsonNode letter) {
        out().println(letter.path("since").asString() + "  "
                + letter.path("channel").asString() + "  alert "
                + letter.path("alert").asString() + "  " + letter.path("reason").asString() + ": "
                + letter.path("detail").asString());
        out().println("    id " + letter.path("id").asString()
                + (letter.has("obstacle")
                        ? "; not to be sent again: " + letter.path("obstacle").asString()
                        : ""));
    }

    private static String counted(int letters) {
        return letters + (letters == 1 ? " letter" : " letters");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
