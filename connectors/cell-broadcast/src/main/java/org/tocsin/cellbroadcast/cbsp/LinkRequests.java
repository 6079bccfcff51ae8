package org.tocsin.cellbroadcast.cbsp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/** The requests of a link: no more at a time than its window holds, and none without an end. Safe for concurrent use. */
final class LinkRequests {
    private static final Logger log = LoggerFactory.getLogger(LinkRequests.class);

    private final String name;
    private final PeerAddress peer;
    private final LinkLimits limits;
    private final Semaphore window;
    private final AtomicInteger withoutAnswer = new AtomicInteger();

    LinkRequests(String name, PeerAddress peer, LinkLimits limits) {
        this.name = name;
        this.peer = peer;
        this.limits = limits;
        this.window = new Semaphore(limits.window(), true);
    }

    /** A new connection owes nothing. */
    void begin() {
        withoutAnswer.set(0);
    }

    /** How many requests in a row got no answer in time. */
    int withoutAnswer() {
        return withoutAnswer.get();
    }

    /** Waits for a place in the window and for the answer, at most so long together. */
    LinkAnswer request(CbspConnection connection, Request request, Duration limit, Transcript transcript) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            if (!window.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return new LinkAnswer.NotAnswered(
                        ReasonCode.NO_CAPACITY, "As many requests as the peer may have wait for their answers.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LinkAnswer.NotAnswered(ReasonCode.SHUTTING_DOWN, "Interrupted before anything was sent.");
        }
        try {
            return connection
                    .send(request, transcript)
                    .map(answer -> await(answer, request, connection, Duration.ofNanos(end - System.nanoTime())))
                    .orElseGet(() -> new LinkAnswer.NotAnswered(
                            ReasonCode.PEER_BUSY, "Another request for the same message still waits for its answer."));
        } finally {
            window.release();
        }
    }

    private LinkAnswer await(
            CompletableFuture<Answer> answer, Request request, CbspConnection connection, Duration limit) {
        try {
            Answer received = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            withoutAnswer.set(0);
            return new LinkAnswer.Answered(received);
        } catch (TimeoutException e) {
            connection.forget(request);
            return timedOut(connection);
        } catch (ExecutionException e) {
            return e.getCause() instanceof CbspConnection.Rejection rejection
                    ? new LinkAnswer.Rejected(rejection.reason())
                    : new LinkAnswer.NotAnswered(
                            ReasonCode.CONNECTION_LOST, "The connection to " + peer + " ended before the answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.forget(request);
            return new LinkAnswer.NotAnswered(ReasonCode.INTERNAL, "Interrupted while waiting for the answer.");
        }
    }

    private LinkAnswer timedOut(CbspConnection connection) {
        int silent = withoutAnswer.incrementAndGet();
        if (silent >= limits.timeouts()) {
            log.warn("event=cbsp-peer-silent channel={} timeouts={}", name, silent);
            connection.end();
        }
        return new LinkAnswer.NotAnswered(ReasonCode.TIMEOUT, "No answer from " + peer + " within the time limit.");
    }
}
