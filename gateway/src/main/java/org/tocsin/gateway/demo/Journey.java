package org.tocsin.gateway.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.tocsin.cap.AlertKey;
import org.tocsin.gateway.Engine;
import org.tocsin.route.ledger.DeliveryRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submits one alert over HTTP, follows it to its end and tells what happened when, and what each counterpart received. */
public final class Journey {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS xxx").withZone(ZoneId.systemDefault());

    private final String url;
    private final String apiKey;
    private final Engine engine;
    private final PrintWriter out;
    private final HttpClient http = HttpClient.newHttpClient();

    public Journey(String url, String apiKey, Engine engine, PrintWriter out) {
        this.url = url;
        this.apiKey = apiKey;
        this.engine = engine;
        this.out = out;
    }

    /**
     * Prints each step as it happens.
     *
     * @return whether every delivery of a live channel was accepted
     * @throws IOException when the gateway does not answer
     */
    public boolean follow(byte[] alert) throws IOException, InterruptedException {
        Instant start = Instant.now();
        step(start, start, "submitting the alert, " + alert.length + " octets of CAP");
        HttpResponse<String> answer = submit(alert);
        Instant answered = Instant.now();
        step(
                start,
                answered,
                "answer " + answer.statusCode()
                        + (answer.statusCode() == 202 ? ": the alert is on disk" : ": " + answer.body()));
        if (answer.statusCode() != 202) {
            return false;
        }
        JsonNode kept = new JsonMapper().readTree(answer.body());
        kept.path("findings")
                .forEach(finding -> out.println("    " + finding.path("level").asString() + " "
                        + finding.path("rule").asString() + ": "
                        + finding.path("message").asString()));
        AlertKey key = new AlertKey(kept.path("key").asString());
        List<DeliveryRow> deliveries = awaitEnd(key);
        deliveries.forEach(row -> step(start, row.updatedAt(), line(row)));
        out.println("The ledger has it all: " + url + "/api/v1/alerts/" + key + "/deliveries");
        out.flush();
        return !deliveries.isEmpty() && deliveries.stream().allMatch(Journey::wasAccepted);
    }

    private HttpResponse<String> submit(byte[] alert) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/alerts"))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/cap+xml")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(alert))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Waits until every delivery has ended, or the limit is over. */
    private List<DeliveryRow> awaitEnd(AlertKey key) throws InterruptedException {
        boolean ended = Patience.await(LIMIT, () -> {
            List<DeliveryRow> now = engine.ledger().deliveries(key);
            return !now.isEmpty() && now.stream().allMatch(row -> row.state().isTerminal());
        });
        if (!ended) {
            out.println("After " + LIMIT.toSeconds() + " s some deliveries have not ended:");
        }
        return engine.ledger().deliveries(key).stream()
                .sorted(Comparator.comparing(DeliveryRow::updatedAt))
                .toList();
    }

    private static boolean wasAccepted(DeliveryRow row) {
        return switch (row.state()) {
            case ACCEPTED, CONFIRMED -> true;
            default -> false;
        };
    }

    private static String line(DeliveryRow row) {
        return row.channel() + " (" + row.target() + ") " + row.state()
                + (row.reason().isEmpty() ? "" : " " + row.reason()) + ": " + row.detail();
    }

    private void step(Instant start, Instant at, String text) {
        out.printf(
                "%s  +%5d ms  %s%n",
                CLOCK.format(at), Duration.between(start, at).toMillis(), text);
        out.flush();
    }
}
