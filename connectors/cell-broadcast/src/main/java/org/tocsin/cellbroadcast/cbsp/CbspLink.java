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
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/**
 * The link to one controller: dials or is dialled, keeps the connection alive, and begins again with growing pauses when it
 * ends. Only one connection may go to a peer; either side closes a second one at once. Safe for concurrent use.
 */
public final class CbspLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CbspLink.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final PeerAddress peer;
    private final RandomGenerator random;
    private final LinkRequests requests;
    private final Optional<PeerDoor> door;
    private final CbspCodec codec;
    private final LinkTimings timings;
    private final Consumer<CbspMessage> indications;
    private final Thread reader;
    private final ScheduledExecutorService writer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<CbspConnection> connection = Optional.empty();
    private volatile Socket socket = new Socket();
    private volatile CompletableFuture<Void> signOfLife = new CompletableFuture<>();
    private volatile boolean heard;
    private volatile LinkState state;

    /**
     * @param name of the channel, for logs and threads
     * @param indications takes what is no answer, on the reading thread: must not block
     * @param random spreads the attempts of many links that lost their peers together
     */
    public CbspLink(
            String name,
            PeerAddress peer,
            CbspCodec codec,
            LinkTimings timings,
            LinkLimits limits,
            RandomGenerator random,
            Consumer<CbspMessage> indications) {
        this.name = name;
        this.peer = peer;
        this.random = random;
        this.requests = new LinkRequests(name, peer, limits);
        this.door = peer.listen().map(address -> new PeerDoor(name, peer, address, this::isFree));
        this.codec = codec;
        this.timings = timings;
        this.indications = indications;
        this.state = LinkState.down("Not yet connected to " + peer + ".");
        this.reader = new Thread(this::run, "cbsp-" + name + "-reader");
        this.writer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cbsp-" + name + "-writer"));
    }

    /** Begins to dial and to listen; call once. */
    public void start() {
        door.ifPresent(PeerDoor::open);
        reader.start();
        long period = timings.keepAlive().toMillis();
        var unused = writer.scheduleAtFixedRate(this::keepAlive, period, period, TimeUnit.MILLISECONDS);
    }

    public LinkState state() {
        int silent = requests.withoutAnswer();
        return state.condition() == LinkState.Condition.UP && silent > 0
                ? LinkState.degraded(peer + " has left " + silent + " requests in a row without an answer.")
                : state;
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
            return LinkState.down("The peer " + peer + " is connected and did not answer a KEEP-ALIVE within "
                    + limit.toMillis() + " ms.");
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

    /**
     * Sends one request and waits for its answer, at most so long. One request for each identifier and serial number is under
     * way at a time, and no more than the window holds.
     */
    public LinkAnswer request(Request request, Duration limit, Transcript transcript) {
        Optional<CbspConnection> current = connection;
        if (current.isEmpty()) {
            return new LinkAnswer.NotAnswered(ReasonCode.NOT_CONNECTED, state.detail());
        }
        return requests.request(current.get(), request, limit, transcript);
    }

    @Override
    public void close() {
        closed.countDown();
        writer.shutdownNow();
        door.ifPresent(PeerDoor::close);
        closeQuietly(socket);
        try {
            reader.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration backOff = timings.firstBackOff();
        try (Socket none = new Socket()) {
            Socket caller = none;
            while (closed.getCount() > 0) {
                heard = false;
                String reason = caller == none ? dial() : serve(caller);
                connection = Optional.empty();
                state = LinkState.down("No connection to " + peer + ": " + reason + ".");
                if (closed.getCount() > 0) {
                    log.warn("event=cbsp-link-down channel={} peer={} reason=\"{}\"", name, peer, reason);
                }
                // A peer that accepts and closes at once must not be dialled every second for ever.
                backOff = heard ? timings.firstBackOff() : backOff;
                caller = caller(spread(backOff)).orElse(none);
                backOff = timings.after(backOff);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that was never open closes", e);
        }
    }

    /** Whoever dials within that time; without a port to dial there is nothing else to wait for. */
    private Optional<Socket> caller(Duration time) throws InterruptedException {
        if (door.isEmpty()) {
            var unused = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.empty();
        }
        Optional<Socket> caller = Optional.empty();
        do {
            caller = Optional.ofNullable(door.get().next(time));
        } while (caller.isEmpty() && peer.dial().isEmpty() && closed.getCount() > 0);
        return caller;
    }

    /** Three quarters to five quarters of it. */
    private Duration spread(Duration backOff) {
        return Duration.ofNanos((long) (backOff.toNanos() * (0.75 + random.nextDouble() / 2)));
    }

    private String dial() {
        if (peer.dial().isEmpty()) {
            return "it has not dialled yet";
        }
        try (Socket dialled = new Socket()) {
            socket = dialled;
            if (closed.getCount() == 0) {
                return "closed";
            }
            dialled.connect(new InetSocketAddress(peer.host(), peer.dial().getAsInt()), (int)
                    timings.connect().toMillis());
            return serve(dialled);
        } catch (IOException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    /** Until the connection ends. */
    private String serve(Socket open) {
        try (open) {
            socket = open;
            if (closed.getCount() == 0) {
                return "closed";
            }
            open.setTcpNoDelay(true);
            // The answer to each KEEP-ALIVE is due before this runs out, so a dead peer ends the read.
            open.setSoTimeout((int) timings.keepAlive().plus(timings.silence()).toMillis());
            CbspConnection current = new CbspConnection(name, open, codec, writer, this::indicated);
            requests.begin();
            connection = Optional.of(current);
            state = LinkState.up("Connected to " + peer + ".");
            log.info("event=cbsp-link-up channel={} peer={}", name, peer);
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

    /** A peer that dials again while it is connected has lost the connection, or is about to be turned away. */
    private boolean isFree() {
        keepAlive();
        return connection.isEmpty();
    }

    private void indicated(CbspMessage message) {
        heard = true;
        if (message instanceof CbspMessage.KeepAliveComplete) {
            signOfLife.complete(null);
        } else {
            indications.accept(message);
        }
    }

    /** What does not answer in time is dead, whatever TCP thinks. */
    private void keepAlive() {
        connection.ifPresent(current -> {
            long asked = System.nanoTime();
            current.sendWithoutAnswer(new CbspMessage.KeepAlive(timings.keepAlive()));
            if (!writer.isShutdown()) {
                var unused = writer.schedule(
                        () -> endIfSilentSince(asked, current),
                        timings.silence().toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        });
    }

    private void endIfSilentSince(long asked, CbspConnection current) {
        if (!current.hasHeardSince(asked) && connection.filter(current::equals).isPresent()) {
            log.warn("event=cbsp-keep-alive-unanswered channel={} peer={}", name, peer);
            current.end();
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
