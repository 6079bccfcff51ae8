package org.tocsin.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cell broadcast centre of an operator on loopback, over HTTPS with a client certificate: takes messages by POST,
 * recognizes repeats by their key, and acknowledges. Events of its script: {@code alert} for what people would receive or
 * lose, {@code link-test} for the rest. Of the answers {@code busy}, {@code unavailable}, {@code broken}, {@code forbidden},
 * {@code conflict}, {@code refused}, {@code error}, {@code nothing} and {@code foreign} the first two ask for a rest of
 * {@link #REST}. Safe for concurrent use.
 */
public final class CbcSimulator implements AutoCloseable {
    public static final Duration REST = Duration.ofSeconds(7);

    private static final Logger log = LoggerFactory.getLogger(CbcSimulator.class);
    private static final String CAP_ACK =
            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>answer</identifier>"
                    + "<sender>cbc.example</sender><sent>2026-11-23T13:07:20-00:00</sent><status>Actual</status>"
                    + "<msgType>%s</msgType><scope>Private</scope><addresses>gateway</addresses><note>%s</note>"
                    + "<references>%s</references></alert>";
    private static final String IBAG_ACK = "<IBAG_Alert_Attributes xmlns=\"ibag:1.0\"><IBAG_message_type>%s"
            + "</IBAG_message_type><IBAG_note>%s</IBAG_note><IBAG_referenced_message_number>%s"
            + "</IBAG_referenced_message_number></IBAG_Alert_Attributes>";

    private final SSLContext tls;
    private final Script script;
    private final int wantedPort;
    private final List<CbcReceived> received = new CopyOnWriteArrayList<>();
    private final Map<String, CbcReceived> taken = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<HttpsServer> server = Optional.empty();
    private Optional<ExecutorService> threads = Optional.empty();

    /** @param port 0 for any free one */
    public CbcSimulator(int port, SSLContext tls, Script script) {
        this.wantedPort = port;
        this.tls = tls;
        this.script = script;
    }

    /** Listens from return on. */
    public synchronized CbcSimulator start() throws IOException {
        HttpsServer started =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 0);
        started.setHttpsConfigurator(new ClientCertificateAsked(tls));
        started.createContext("/", this::serve);
        ExecutorService pool = Executors.newCachedThreadPool(task -> new Thread(task, "simulator-cbc"));
        started.setExecutor(pool);
        started.start();
        server = Optional.of(started);
        threads = Optional.of(pool);
        return this;
    }

    public synchronized int port() {
        return server.orElseThrow(() -> new IllegalStateException("not started"))
                .getAddress()
                .getPort();
    }

    public Script script() {
        return script;
    }

    /** Every POST so far, link tests too, whatever became of it. */
    public List<CbcReceived> received() {
        return List.copyOf(received);
    }

    /** What it took for broadcasting, each message once. */
    public List<CbcReceived> taken() {
        synchronized (taken) {
            return List.copyOf(taken.values());
        }
    }

    public synchronized void stop() {
        server.ifPresent(running -> running.stop(0));
        threads.ifPresent(ExecutorService::shutdownNow);
        server = Optional.empty();
        threads = Optional.empty();
    }

    @Override
    public void close() {
        closed.countDown();
        stop();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        CbcReceived message = new CbcReceived(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .orElse(""),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                        .orElse("")
                        .replace("\"", ""),
                "true".equals(exchange.getRequestHeaders().getFirst("Possible-Repeat")),
                text);
        received.add(message);
        boolean test = text.contains("<status>System<") || text.contains("<IBAG_status>System<");
        Optional<Script.Reaction> reaction = script.next(test ? "link-test" : "alert");
        log.debug("event=simulator-cbc-post test={} reaction={}", test, reaction);
        try {
            react(exchange, message, text, test, reaction);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void react(
            HttpExchange exchange, CbcReceived message, String text, boolean test, Optional<Script.Reaction> reaction)
            throws IOException, InterruptedException {
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Reply reply) {
            answer(exchange, reply.answer(), text);
            return;
        }
        if (!test) {
            take(message);
        }
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Close) {
            exchange.close();
            return;
        }
        if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Silence) {
            closed.await();
        } else if (reaction.isPresent() && reaction.get() instanceof Script.Reaction.Wait wait) {
            boolean unused = closed.await(wait.duration().toMillis(), TimeUnit.MILLISECONDS);
        }
        answer(exchange, 200, acknowledgement(text, "Ack", "", false));
    }

    private void take(CbcReceived message) {
        synchronized (taken) {
            taken.putIfAbsent(message.key(), message);
        }
    }

    private static void answer(HttpExchange exchange, String word, String text) throws IOException {
        switch (word) {
            case "busy" -> {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(REST.toSeconds()));
                answer(exchange, 429, "");
            }
            case "unavailable" -> {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(REST.toSeconds()));
                answer(exchange, 503, "");
            }
            case "broken" -> answer(exchange, 500, "");
            case "forbidden" -> answer(exchange, 403, "");
            case "conflict" -> answer(exchange, 409, "");
            case "refused" -> answer(exchange, 422, "");
            case "error" -> answer(exchange, 200, acknowledgement(text, "Error", "area unknown", false));
            case "foreign" -> answer(exchange, 200, acknowledgement(text, "Ack", "", true));
            case "nothing" -> answer(exchange, 200, "");
            default -> throw new IllegalArgumentException("a simulated centre has no answer '" + word + "'");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private static String acknowledgement(String message, String type, String note, boolean foreign) {
        if (message.contains("ibag:1.0")) {
            return IBAG_ACK.formatted(
                    type,
                    note,
                    foreign
                            ? "0000dead"
                            : element(message, "IBAG_message_number").orElse(""));
        }
        return CAP_ACK.formatted(
                type,
                note,
                foreign
                        ? "a,b,2026-11-23T13:07:20-00:00"
                        : element(message, "sender").orElse("") + ","
                                + element(message, "identifier").orElse("") + ","
                                + element(message, "sent").orElse(""));
    }

    private static Optional<String> element(String xml, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">([^<]*)<").matcher(xml);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Nobody without a certificate gets in. */
    private static final class ClientCertificateAsked extends HttpsConfigurator {
        ClientCertificateAsked(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }
}
