package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.route.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tocsin dead}: what waits for an operator at a gateway that runs. */
@Command(
        name = "dead",
        description = "See, replay or discard the dead letters of a gateway that runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DeadCommand {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Which gateway, and whose key. */
    static final class Gateway {
        @Option(
                names = "--url",
                paramLabel = "URL",
                defaultValue = "http://127.0.0.1:8080",
                description = "The gateway; default http://127.0.0.1:8080.")
        private String url = "";

        @Option(
                names = "--key-file",
                required = true,
                paramLabel = "FILE",
                description = "A file with the key of an operator of the plan, alone in it.")
        private Path keyFile = Path.of("");
    }

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
    int list(@Mixin Gateway gateway) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(gateway, request(gateway, "").GET());
        if (answer.statusCode() != 200) {
            return refused(answer);
        }
        JsonNode letters = MAPPER.readTree(answer.body());
        letters.forEach(this::print);
        out().println(counted(letters.size()) + (letters.size() == 1 ? " waits." : " wait."));
        return 0;
    }

    @Command(
            name = "replay",
            description = "Send letters out again, byte for byte and under the same delivery key. What expired or was"
                    + " superseded is left.",
            mixinStandardHelpOptions = true)
    int replay(@Mixin Gateway gateway, @Mixin Which which) throws IOException, InterruptedException {
        return act(gateway, "/replay", which.order(), which.dryRun ? "would be sent again." : "sent again.");
    }

    @Command(name = "discard", description = "Give letters up.", mixinStandardHelpOptions = true)
    int discard(
            @Mixin Gateway gateway,
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

    private int act(Gateway gateway, String path, Map<String, Object> order, String what)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                gateway,
                request(gateway, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(order))));
        if (answer.statusCode() != 200) {
            return refused(answer);
        }
        JsonNode done = MAPPER.readTree(answer.body());
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

    private int refused(HttpResponse<String> answer) {
        JsonNode problem = MAPPER.readTree(answer.body());
        out().println(problem.path("title").asString() + ". "
                + problem.path("detail").asString());
        return 1;
    }

    private static HttpRequest.Builder request(Gateway gateway, String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(gateway.url + "/api/v1/dead-letters" + path))
                .timeout(LIMIT)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(gateway.keyFile).strip());
    }

    private static HttpResponse<String> send(Gateway gateway, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("The gateway at " + gateway.url + " does not answer.", e);
        }
    }

    private static String counted(int letters) {
        return letters + (letters == 1 ? " letter" : " letters");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
