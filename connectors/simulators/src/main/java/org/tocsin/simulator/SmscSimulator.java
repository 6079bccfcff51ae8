package org.tocsin.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short message centre that speaks SMPP 3.4 on the loopback interface: takes binds and submits, puts concatenated
 * messages together, shows their text as a phone would, and returns delivery receipts. Its script knows the events
 * {@code connect}, {@code bind_transceiver}, {@code bind_receiver}, {@code bind_transmitter}, {@code submit_sm},
 * {@code enquire_link} and {@code unbind}; replies are words such as {@code throttled} or a status such as {@code 0x0A}.
 * A submit that meets silence is taken all the same; one that meets a closed connection is not. Safe for concurrent use.
 */
public final class SmscSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmscSimulator.class);

    private record Running(ServerSocket server, ScheduledExecutorService timer) {}

    private final SmscAccount account;
    private final boolean receipts;
    private final Script script;
    private final SmscInbox inbox;
    private final Set<SmscConnection> connections = ConcurrentHashMap.newKeySet();
    private Optional<Running> running = Optional.empty();
    private int port;

    /** With delivery receipts and the system clock; port 0 is a free one. */
    public SmscSimulator(int port, String systemId, String password, Script script) {
        this(port, systemId, password, script, true, Clock.systemUTC());
    }

    /** With {@code receipts} it sends delivery receipts to those who ask for them. */
    public SmscSimulator(int port, String systemId, String password, Script script, boolean receipts, Clock clock) {
        this.port = port;
        this.account = new SmscAccount(systemId, password);
        this.script = script;
        this.receipts = receipts;
        this.inbox = new SmscInbox(clock);
    }

    /** Listens; after a stop, on the same port as before. A port that is taken ends in an UncheckedIOException. */
    public synchronized SmscSimulator start() {
        if (running.isEmpty()) {
            try {
                running = Optional.of(listen());
            } catch (IOException e) {
                throw new UncheckedIOException("the simulated SMSC cannot listen on port " + port, e);
            }
        }
        return this;
    }

    /** The port it listens on; 0 before the first start when it may choose. */
    public synchronized int port() {
        return port;
    }

    /** The whole messages taken so far, in the order of their last parts; kept over stop and start. */
    public List<SmscMessage> received() {
        return inbox.messages();
    }

    /** Forgets the messages taken so far; what is counted stays counted. */
    public void forgetMessages() {
        inbox.forgetMessages();
    }

    /** All submit_sm seen, also those refused or left unanswered. */
    public long submits() {
        return inbox.submits();
    }

    /** Delivery receipts that the other side acknowledged. */
    public long receiptsAcknowledged() {
        return inbox.receipts();
    }

    /** Cuts all connections without a word, and goes on listening. */
    public void dropConnections() {
        connections.forEach(SmscSimulator::cut);
    }

    /** Stops listening and cuts all connections; idempotent. */
    public synchronized void stop() {
        running.ifPresent(r -> {
            try {
                r.server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            r.timer.shutdownNow();
        });
        running = Optional.empty();
        dropConnections();
    }

    @Override
    public void close() {
        stop();
    }

    private Running listen() throws IOException {
        ServerSocket server = Listening.on(port);
        port = server.getLocalPort();
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "smsc-simulator-timer"));
        daemon(() -> accept(server, timer), "smsc-simulator-accept").start();
        LOG.info("event=smsc.listening port={}", port);
        return new Running(server, timer);
    }

    private void accept(ServerSocket server, ScheduledExecutorService timer) {
        while (!server.isClosed()) {
            try {
                serve(server.accept(), timer);
            } catch (IOException e) {
                LOG.debug("event=smsc.accept-ended reason=\"{}\"", e.toString());
            }
        }
    }

    private void serve(Socket socket, ScheduledExecutorService timer) throws IOException {
        SmscConnection connection =
                new SmscConnection(socket, new SmscDialogue(account, inbox, receipts), inbox, script, timer);
        connections.add(connection);
        daemon(
                        () -> {
                            try {
                                connection.run();
                            } finally {
                                connections.remove(connection);
                            }
                        },
                        "smsc-simulator-connection")
                .start();
    }

    private static void cut(SmscConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("event=smsc.cut reason=\"{}\"", e.toString());
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
