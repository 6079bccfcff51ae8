package org.tocsin.gateway.standby;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.Json;

/**
 * What a gateway that waits answers at its port: it is alive, it is not ready, and it takes no alert. Two gateways of one
 * machine may have the same port; then the one that waits answers nothing, and gets the port with everything else.
 */
final class StandbyServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyServer.class);
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String STATE = "standby";

    /** An answer; its body is small. */
    private record Answer(int status, String type, String body) {}

    private final Optional<HttpServer> server;

    private StandbyServer(Optional<HttpServer> server) {
        this.server = server;
    }

    static StandbyServer start(GatewayConfig config) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(config.address(), config.port()), 0);
            server.createContext("/", StandbyServer::handle);
            server.start();
            return new StandbyServer(Optional.of(server));
        } catch (IOException e) {
            LOG.warn(
                    "event=standby-without-probes port={} reason=\"{}\"; give it a port of its own with --port",
                    config.port(),
                    e.getMessage());
            return new StandbyServer(Optional.empty());
        }
    }

    /** Where its probes are, for people. */
    String where() {
        return server.map(open -> ", and until then answers 503 at port "
                        + open.getAddress().getPort())
                .orElse(", and answers no probe since its port is in use");
    }

    @Override
    public void close() {
        server.ifPresent(open -> open.stop(0));
    }

    private static Answer answer(String path) {
        return switch (path) {
            case "/actuator/health/liveness" -> new Answer(200, JSON, Json.write(Map.of("status", "UP")));
            case "/actuator/health", "/actuator/health/readiness" ->
                new Answer(503, JSON, Json.write(Map.of("status", "OUT_OF_SERVICE", "state", STATE)));
            case "/actuator/prometheus" ->
                new Answer(200, METRICS, "# TYPE tocsin_standby gauge\ntocsin_standby 1.0\n");
            default ->
                new Answer(
                        503,
                        PROBLEM,
                        Json.write(Map.of(
                                "type",
                                "about:blank",
                                "title",
                                "This gateway stands by",
                                "status",
                                503,
                                "state",
                                STATE,
                                "detail",
                                "Another gateway owns the data directory and takes alerts. Nothing was kept here.")));
        };
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange.getRequestURI().getPath());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
