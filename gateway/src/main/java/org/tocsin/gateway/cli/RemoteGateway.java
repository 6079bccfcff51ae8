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
import org.tocsin.route.Json;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that runs, to which a command speaks as an operator. */
final class RemoteGateway {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration FILE_LIMIT = Duration.ofMinutes(10);
    private static final JsonMapper MAPPER = new JsonMapper();

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

    /** An answer whose body is JSON. */
    record Answer(int status, JsonNode body) {
        boolean isDone() {
            return status == 200;
        }

        /** Says why not. @return the exit status of a command that was refused */
        int printRefusal(PrintWriter out) {
            out.println(
                    body.path("title").asString() + ". " + body.path("detail").asString());
            return 1;
        }
    }

    /** @throws IOException when the gateway does not answer or the key cannot be read; its message is for people */
    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** An answer whose body is text when it is well, and JSON when not. @throws IOException as {@link #get} */
    HttpResponse<String> text(String path) throws IOException, InterruptedException {
        return sendForText(request(path).GET());
    }

    /** Says why an answer is not well. @return the exit status of a command that was refused */
    static int printRefusal(HttpResponse<String> answer, PrintWriter out) {
        return new Answer(answer.statusCode(), MAPPER.readTree(answer.body())).printRefusal(out);
    }

    /** @throws IOException as {@link #get} */
    Answer post(String path, Map<String, Object> order) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(order))));
    }

    /** Sends a file, which may take minutes. @throws IOException as {@link #get} */
    Answer postFile(String path, String type, Path file) throws IOException, InterruptedException {
        return send(
                request(path, FILE_LIMIT).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return request(path, LIMIT);
    }

    private HttpRequest.Builder request(String path, Duration limit) throws IOException {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(limit)
                .header("Authorization", "Bearer " + Files.readString(keyFile).strip());
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = sendForText(request);
        return new Answer(answer.statusCode(), MAPPER.readTree(answer.body()));
    }

    private HttpResponse<String> sendForText(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("The gateway at " + url + " does not answer.", e);
        }
    }
}
