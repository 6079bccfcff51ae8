package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway as an authority would write one: HTTP and nothing else. */
record GatewayClient(String url, HttpClient http) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer with its body as text and, when it is JSON, as a tree. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    static GatewayClient of(String url) {
        return new GatewayClient(
                url,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(LIMIT)
                        .build());
    }

    Answer submit(TestAlert alert) {
        return submit(alert.bytes(), TestInstallation.MET_KEY);
    }

    Answer submit(byte[] body, String key) {
        return send(post("/api/v1/alerts", body)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/cap+xml")
                .build());
    }

    /** What would come of it; sees to it that the question itself is answered. */
    JsonNode dryRun(byte[] body, String key) {
        Answer answer = send(post("/api/v1/alerts?dryRun=true", body)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/cap+xml")
                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    JsonNode dryRun(TestAlert alert) {
        return dryRun(alert.bytes(), TestInstallation.MET_KEY);
    }

    /** Submits it, sees to it that it is accepted, and gives its key. */
    String accepted(TestAlert alert) {
        Answer answer = submit(alert);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("key").asString();
    }

    HttpRequest.Builder post(String path, byte[] body) {
        return request(path).POST(BodyPublishers.ofByteArray(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The deliveries of an alert by channel; empty while the ledger does not know it. */
    Map<String, JsonNode> deliveries(String key) {
        Map<String, JsonNode> deliveries = new TreeMap<>();
        Answer answer = get("/api/v1/alerts/" + key + "/deliveries");
        if (answer.status() == 200) {
            answer.json().forEach(row -> deliveries.put(row.path("channel").asString(), row));
        }
        return deliveries;
    }

    /** The states of an alert's deliveries by channel. */
    Map<String, String> states(String key) {
        Map<String, String> states = new TreeMap<>();
        deliveries(key)
                .forEach((channel, row) -> states.put(channel, row.path("state").asString()));
        return states;
    }
}
