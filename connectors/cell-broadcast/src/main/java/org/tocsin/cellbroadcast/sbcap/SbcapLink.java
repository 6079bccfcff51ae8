package org.tocsin.cellbroadcast.sbcap;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.LinkTimings;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Request;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Response;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopRequest;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/**
 * The link to one mobility management entity: dials, and dials again with growing pauses when it ends. SCTP itself watches
 * over a connection that is silent. Where the system has no SCTP it says so, and nothing is dialled. Safe for concurrent use.
 */
public final class SbcapLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SbcapLink.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    /** What came of one request. */
    public sealed interface Answer {
        record Answered(Response response) implements Answer {}

        /** No answer; {@link ReasonCode#mayHaveEffect} tells whether the request may have arrived. */
        record NotAnswered(ReasonCode reason, String detail) implements Answer {}
    }

    /** Answers bear no number: they are matched by what they answer. */
    private record Key(boolean stop, int messageId, int serial) {}

    private final String name;
    private final MessageDialer dialer;
    private final LinkTimings timings;
    private final Consumer<SbcapMessage> indications;
    private final Thread reader;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Key, CompletableFuture<Response>> waiting = new ConcurrentHashMap<>();
    private volatile Optional<MessageChannel> channel = Optional.empty();
    private volatile LinkState state;

    /**
     * @param name of the channel, for logs and threads
     * @param indications takes what is no answer, on the reading thread: must not block
     */
    public SbcapLink(String name, MessageDialer dialer, LinkTimings timings, Consumer<SbcapMessage> indications) {
        this.name = name;
        this.dialer = dialer;
        this.timings = timings;
        this.indications = indications;
        this.state = LinkState.down("Not yet connected to " + dialer.peer() + ".");
        this.reader = new Thread(this::run, "sbcap-" + name + "-reader");
    }

    /** Begins to dial, if this system can; call once. */
    public void start() {
        Optional<String> unavailable = dialer.unavailable();
        if (unavailable.isPresent()) {
            state = LinkState.down(unavailable.get());
            log.error("event=sbcap-not-available channel={} detail=\"{}\"", name, unavailable.get());
            return;
        }
        reader.start();
    }

    public LinkState state() {
        return state;
    }

    /** Sends one request and waits for its answer, at most so long. */
    public Answer request(Request request, Duration limit, Transcript transcript) {
        Optional<MessageChannel> current = channel;
        if (current.isEmpty()) {
            return new Answer.NotAnswered(ReasonCode.NOT_CONNECTED, state.detail());
        }
        Key key = new Key(
                request instanceof StopRequest,
                request.messageId(),
                request.serial().value());
        CompletableFuture<Response> answer = new CompletableFuture<>();
        if (waiting.putIfAbsent(key, answer) != null) {
            return new Answer.NotAnswered(ReasonCode.PEER_BUSY, "The same request still waits for its answer.");
        }
        try {
            byte[] octets = SbcapCodec.encode(request);
            transcript.sent(key.stop() ? "SBc-AP STOP-WARNING" : "SBc-AP WRITE-REPLACE-WARNING", octets);
            current.get().send(octets);
            Response response = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            transcript.received("SBc-AP answer, cause " + response.cause(), SbcapCodec.encode(response));
            return new Answer.Answered(response);
        } catch (IOException | ExecutionException e) {
            return new Answer.NotAnswered(
                    ReasonCode.CONNECTION_LOST, "The connection to " + dialer.peer() + " ended before the answer.");
        } catch (TimeoutException e) {
            return new Answer.NotAnswered(
                    ReasonCode.TIMEOUT, "No answer from " + dialer.peer() + " within the time limit.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NotAnswered(ReasonCode.INTERNAL, "Interrupted while waiting for the answer.");
        } finally {
            waiting.remove(key, answer);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        channel.ifPresent(this::closeQuietly);
        try {
            reader.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration backOff = timings.firstBackOff();
        do {
            boolean wasUp = connectAndRead();
            backOff = wasUp ? timings.firstBackOff() : backOff;
            if (closedWithin(backOff)) {
                return;
            }
            backOff = timings.after(backOff);
        } while (true);
    }

    /** Whether the peer was heard at all. */
    private boolean connectAndRead() {
        boolean heard = false;
        String reason = "the peer closed the connection";
        try (MessageChannel dialled = dialer.dial()) {
            channel = Optional.of(dialled);
            if (closed.getCount() == 0) {
                return false;
            }
            state = LinkState.up("Connected to " + dialer.peer() + ".");
            log.info("event=sbcap-link-up channel={} peer={}", name, dialer.peer());
            for (Optional<byte[]> next = dialled.receive(); next.isPresent(); next = dialled.receive()) {
                heard = true;
                received(next.get());
            }
        } catch (IOException e) {
            reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        } finally {
            channel = Optional.empty();
        }
        state = LinkState.down("No connection to " + dialer.peer() + ": " + reason + ".");
        waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the connection ended")));
        if (closed.getCount() > 0) {
            log.warn("event=sbcap-link-down channel={} peer={} reason=\"{}\"", name, dialer.peer(), reason);
        }
        return heard;
    }

    /** A message that cannot be read is told and passed over: the next one begins anew, other than in a stream. */
    private void received(byte[] octets) {
        SbcapMessage message;
        try {
            message = SbcapCodec.decode(octets);
        } catch (SbcapFormatException e) {
            log.error("event=sbcap-not-understood channel={} reason=\"{}\"", name, e.getMessage());
            return;
        }
        if (message instanceof Response response) {
            Key key = new Key(
                    response.stop(), response.messageId(), response.serial().value());
            CompletableFuture<Response> answer = waiting.remove(key);
            if (answer == null) {
                log.warn("event=sbcap-answer-unexpected channel={} cause=\"{}\"", name, response.cause());
            } else {
                answer.complete(response);
            }
        } else {
            indications.accept(message);
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void closeQuietly(MessageChannel open) {
        try {
            open.close();
        } catch (IOException e) {
            log.warn("event=sbcap-close-failed channel={} reason=\"{}\"", name, e.getMessage());
        }
    }
}
