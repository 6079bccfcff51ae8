package org.tocsin.cellbroadcast.cbsp;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;
import org.tocsin.connector.WireTap;

/**
 * The link to one controller: dials, keeps the connection alive, and dials again with growing pauses when it ends. Only one
 * link may go to a peer; controllers close a second one at once. Safe for concurrent use.
 */
public final class CbspLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CbspLink.class);
    /** A peer that leaves so many requests in a row unanswered is dialled anew. */
    private static final int TIMEOUTS_TO_REDIAL = 3;

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final String host;
    private final int port;
    private final CbspCodec codec;
    private final LinkTimings timings;
    private final Consumer<CbspMessage> indications;
    private final WireTap tap;
    private final Thread reader;
    private final ScheduledExecutorService writer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger timeoutsInARow = new AtomicInteger();
    private volatile Optional<CbspConnection> connection = Optional.empty();
    private volatile Socket socket = new Socket();
    private volatile CompletableFuture<Void> signOfLife = new CompletableFuture<>();
    private final PauseGate gate = new PauseGate();
    private volatile boolean heard;
    private volatile LinkState state;

    /**
     * @param name of the channel, for logs and threads
     * @param indications takes what is no answer, on the reading thread: must not block
     */
    public CbspLink(
            String name,
            String host,
            int port,
            CbspCodec codec,
            LinkTimings timings,
            Consumer<CbspMessage> indications) {
        this(name, host, port, codec, timings, indications, WireTap.NONE);
    }

    /** @param tap is shown everything that goes over the wire */
    public CbspLink(
            String name,
            String host,
            int port,
            CbspCodec codec,
            LinkTimings timings,
            Consumer<CbspMessage> indications,
            WireTap tap) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.codec = codec;
        this.timings = timings;
        this.indications = indications;
        this.tap = tap;
        this.state = LinkState.down("Not yet connected to " + host + ":" + port + ".");
        this.reader = new Thread(this::run, "cbsp-" + name + "-reader");
        this.writer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cbsp-" + name + "-writer"));
    }

    /** Begins to dial; call once. */
    public void start() {
        reader.start();
        long period = timings.keepAlive().toMillis();
        var unused = writer.scheduleAtFixedRate(this::keepAlive, period, period, TimeUnit.MILLISECONDS);
    }

    public LinkState state() {
        return state;
    }

    /** Ends the connection and dials no more until {@link #resume}; before {@link #start}, does not begin. */
    public void pause() {
        gate.close();
        state = pausedState();
        closeQuietly(socket);
    }

    /** Dials again, at once. */
    public void resume() {
        gate.open();
    }

    /** Asks the peer for a sign of life and waits for it, at most so long. Nothing goes on the air. One at a time. */
    public LinkState probe(Duration limit) {
        Optional<CbspConnection> current = connection;
        if (current.isEmpty()) {
            return state;
        }
        CompletableFuture<Void> sign = new CompletableFuture<>();
        signOfLife = sign;
        current.get().sendWithoutAnswer(new CbspMessage.KeepAlive(timings.keepAlive()));
        try {
            sign.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return state;
        } catch (TimeoutException e) {
            return LinkState.down("The peer " + host + ":" + port
                    + " is connected and did not answer a KEEP-ALIVE within " + limit.toMillis() + " ms.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sign of life never ends with an exception", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LinkState.down("Interrupted while waiting for a sign of life.");
        }
    }

    /** As {@link #request(Request, Duration, Transcript)}, for whom nobody audits. */
    public LinkAnswer request(Request request, Duration limit) {
        return request(request, limit, new Transcript(InstantSource.system()));
    }

    /** Sends one request and waits for its answer, at most so long. One request a procedure, identifier and serial number. */
    public LinkAnswer request(Request request, Duration limit, Transcript transcript) {
        Optional<CbspConnection> current = connection;
        if (current.isEmpty()) {
            return new LinkAnswer.NotAnswered(ReasonCode.NOT_CONNECTED, state.detail());
        }
        return current.get()
                .send(request, transcript)
                .map(answer -> await(answer, request, current.get(), limit))
                .orElseGet(() -> new LinkAnswer.NotAnswered(
                        ReasonCode.PEER_BUSY, "The same request still waits for its answer."));
    }

    @Override
    public void close() {
        closed.countDown();
        resume();
        writer.shutdownNow();
        closeQuietly(socket);
        try {
            reader.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LinkAnswer await(
            CompletableFuture<Answer> answer, Request request, CbspConnection current, Duration limit) {
        try {
            Answer received = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            timeoutsInARow.set(0);
            return new LinkAnswer.Answered(received);
        } catch (TimeoutException e) {
            current.forget(request);
            if (timeoutsInARow.incrementAndGet() >= TIMEOUTS_TO_REDIAL) {
                log.warn("event=cbsp-peer-silent channel={} timeouts={}", name, TIMEOUTS_TO_REDIAL);
                current.end();
            }
            return new LinkAnswer.NotAnswered(
                    ReasonCode.TIMEOUT, "No answer from " + host + ":" + port + " within the time limit.");
        } catch (ExecutionException e) {
            return new LinkAnswer.NotAnswered(
                    ReasonCode.CONNECTION_LOST, "The connection to " + host + ":" + port + " ended before the answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            current.forget(request);
            return new LinkAnswer.NotAnswered(ReasonCode.INTERNAL, "Interrupted while waiting for the answer.");
        }
    }

    private void run() {
        Duration backOff = timings.firstBackOff();
        do {
            if (!gate.pass()) {
                return;
            }
            heard = false;
            String reason = connectAndRead();
            connection = Optional.empty();
            state = gate.isClosed()
                    ? pausedState()
                    : LinkState.down("No connection to " + host + ":" + port + ": " + reason + ".");
            if (closed.getCount() > 0) {
                log.warn("event=cbsp-link-down channel={} peer={}:{} reason=\"{}\"", name, host, port, reason);
            }
            // A peer that accepts and closes at once must not be dialled every second for ever.
            backOff = heard ? timings.firstBackOff() : backOff;
            if (closedWithin(backOff)) {
                return;
            }
            backOff = timings.after(backOff);
        } while (true);
    }

    private LinkState pausedState() {
        return LinkState.down("Paused by an operator; " + host + ":" + port + " is not dialled.");
    }

    private String connectAndRead() {
        try (Socket dialled = new Socket()) {
            socket = dialled;
            if (closed.getCount() == 0 || gate.isClosed()) {
                return "ended by us";
            }
            dialled.connect(
                    new InetSocketAddress(host, port), (int) timings.connect().toMillis());
            dialled.setTcpNoDelay(true);
            // The answer to each KEEP-ALIVE is due before this runs out, so a dead peer ends the read.
            dialled.setSoTimeout(
                    (int) timings.keepAlive().plus(timings.silence()).toMillis());
            CbspConnection current = new CbspConnection(name, dialled, codec, writer, this::indicated, tap);
            timeoutsInARow.set(0);
            connection = Optional.of(current);
            state = LinkState.up("Connected to " + host + ":" + port + ".");
            log.info("event=cbsp-link-up channel={} peer={}:{}", name, host, port);
            current.read();
            return "ended";
        } catch (EOFException e) {
            return "the peer closed the connection";
        } catch (IOException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        } catch (CbspFormatException e) {
            return "not understood: " + e.getMessage();
        }
    }

    private void indicated(CbspMessage message) {
        heard = true;
        if (message instanceof CbspMessage.KeepAliveComplete) {
            signOfLife.complete(null);
        } else {
            indications.accept(message);
        }
    }

    private void keepAlive() {
        connection.ifPresent(current -> current.sendWithoutAnswer(new CbspMessage.KeepAlive(timings.keepAlive())));
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void closeQuietly(Socket open) {
        try {
            open.close();
        } catch (IOException e) {
            log.warn("event=cbsp-close-failed channel={} reason=\"{}\"", name, e.getMessage());
        }
    }
}
