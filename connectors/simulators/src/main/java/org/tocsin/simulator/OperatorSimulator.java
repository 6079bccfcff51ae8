package org.tocsin.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator who finds phones by area and sends them what a job says, over HTTP on the loopback interface
 * (docs/connectors/operator-job.md). Its script knows the events {@code submit}, {@code find}, {@code status}, {@code stop}
 * and {@code health}; replies are those of {@link OperatorReplies}, and {@code drop-after-accept}, which takes the request
 * and cuts the connection, and {@code wrong-counts}. A request that meets silence is taken all the same; one that meets a
 * closed connection is not. Safe for concurrent use.
 */
public final class OperatorSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorSimulator.class);
    private static final String BASE = "/lbs/v1";
    private static final int NOTHING = 0;

    private record Running(HttpServer server, ExecutorService threads) {}

    private final String token;
    private final Script script;
    private final Optional<SSLContext> tls;
    private final OperatorDesk desk;
    private final Clock clock;
    private final List<OperatorExchange> exchanges = new CopyOnWriteArrayList<>();
    private Optional<Running> running = Optional.empty();
    private int port;

    /**
     * Without TLS; port 0 is a free one.
     *
     * @param mode live or drill
     */
    public OperatorSimulator(int port, String mode, String token, Script script, Clock clock) {
        this(port, mode, token, script, clock, Optional.empty());
    }

    /** With TLS it asks for a client certificate that the context trusts. */
    public OperatorSimulator(
            int port, String mode, String token, Script script, Clock clock, Optional<SSLContext> tls) {
        this.port = port;
        this.token = token;
        this.script = script;
        this.tls = tls;
        this.clock = clock;
        this.desk = new OperatorDesk(mode, clock);
    }

    /** Listens; after a stop, on the same port as before. A port that is taken ends in an UncheckedIOException. */
    public synchronized OperatorSimulator start() {
        if (running.isEmpty()) {
            try {
                running = Optional.of(listen());
            } catch (IOException e) {
                throw new UncheckedIOException("the simulated operator cannot listen on port " + port, e);
            }
        }
        return this;
    }

    /** Where its interface begins. */
    public synchronized String url() {
        return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port + BASE;
    }

    /** A phone comes into the network, where it stays. */
    public OperatorSimulator enter(OperatorPhone phone) {
        desk.enter(phone);
        return this;
    }

    /** Whether jobs wait before they send, as in a busy network. */
    public void hold(boolean held) {
        desk.hold(held);
    }

    /** From now on its health says that it cannot send, and why; empty for that it can. */
    public void sayDown(String why) {
        desk.sayDown(why);
    }

    /** Loses all jobs, as after a restart from an old copy. Messages that went out stay out. */
    public void forgetJobs() {
        desk.forget();
    }

    /** Jobs that it has. */
    public int jobs() {
        return desk.jobs();
    }

    /** All messages that left, in the order of their jobs. */
    public List<OperatorMessage> messages() {
        return desk.messages();
    }

    /** All requests so far, in the order in which they ended. */
    public List<OperatorExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Stops listening and cuts all connections; idempotent. */
    public synchronized void stop() {
        running.ifPresent(r -> {
            r.server.stop(0);
            r.threads.shutdownNow();
        });
        running = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    private Running listen() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = tls.isPresent() ? secured(address, tls.get()) : HttpServer.create(address, 0);
        port = server.getAddress().getPort();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "operator-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(BASE, this::serve);
        server.start();
        LOG.info("event=operator-simulator.listening port={}", port);
        return new Running(server, threads);
    }

    private static HttpServer secured(InetSocketAddress address, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath().substring(BASE.length());
        String event = event(exchange.getRequestMethod(), path);
        Optional<Script.Reaction> reaction = script.next(event);
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Close) {
            remember(exchange, body, Optional.empty());
            exchange.close();
            return;
        }
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Wait wait) {
            LockSupport.parkNanos(wait.duration().toNanos());
        }
        OperatorAnswer answer = answer(exchange, event, path, body, word(reaction));
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Silence) {
            remember(exchange, body, Optional.empty());
            return;
        }
        if (word(reaction).equals("drop-after-accept")) {
            remember(exchange, body, Optional.empty());
            exchange.close();
            return;
        }
        remember(exchange, body, Optional.of(answer));
        send(exchange, answer);
    }

    private static String word(Optional<Script.Reaction> reaction) {
        return reaction.isPresent() && reaction.get() instanceof Script.Reaction.Reply reply ? reply.answer() : "";
    }

    private static String event(String method, String path) {
        if (path.equals("/jobs")) {
            return method.equals("POST") ? "submit" : "find";
        }
        if (path.startsWith("/jobs/")) {
            return "status";
        }
        return path.startsWith("/stops/") ? "stop" : "health";
    }

    private OperatorAnswer answer(HttpExchange exchange, String event, String path, String body, String word) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!shown.equals("Bearer " + token)) {
            return OperatorAnswer.plain(401, "Who are you?");
        }
        String last = decoded(path.substring(path.lastIndexOf('/') + 1));
        if (word.equals("wrong-counts")) {
            return desk.wrongCounts(last);
        }
        if (!word.isEmpty() && !word.equals("drop-after-accept")) {
            return OperatorReplies.of(word);
        }
        return switch (event) {
            case "submit" -> desk.submit(key(exchange), body);
            case "find" ->
                desk.find(decoded(exchange.getRequestURI().getRawQuery().substring("idempotency-key=".length())));
            case "status" -> desk.status(last);
            case "stop" -> desk.stop(last);
            default -> desk.health();
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String key(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .orElse("");
    }

    private void remember(HttpExchange exchange, String body, Optional<OperatorAnswer> answer) {
        exchanges.add(new OperatorExchange(
                clock.instant(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString().substring(BASE.length()),
                key(exchange),
                body,
                answer.map(OperatorAnswer::status).orElse(NOTHING),
                answer.map(OperatorAnswer::contentType).orElse(""),
                answer.map(OperatorAnswer::body).orElse("")));
    }

    private static void send(HttpExchange exchange, OperatorAnswer answer) throws IOException {
        byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.retryAfter().ifPresent(wait -> exchange.getResponseHeaders().set("Retry-After", wait));
        exchange.sendResponseHeaders(answer.status(), octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }
}
