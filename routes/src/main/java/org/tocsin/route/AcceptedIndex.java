package org.tocsin.route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.cap.CapMessage;

/**
 * Which messages are kept already, by sender and identifier: a repeat is known at once, without a database. Filled at
 * start from the ledger and from what still waits in the queues. About 120 octets of heap an alert. Safe for concurrent
 * use; two submissions of the same message wait for each other.
 */
public final class AcceptedIndex {

    /** What the index says of a message. */
    public sealed interface Answer {

        /** Never seen: whoever got this must {@link #confirm} or {@link #release} it. */
        record New(Reservation reservation) implements Answer {}

        /** The same bytes are kept. */
        record Same() implements Answer {}

        /** Other bytes are kept under this sender and identifier. */
        record Different() implements Answer {}

        /** Somebody else is handing this very message in and has not come to an end. */
        record Busy() implements Answer {}
    }

    /** The right to keep a message. */
    public static final class Reservation {
        private final Digest name;
        private final Digest content;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Reservation(Digest name, Digest content) {
            this.name = name;
            this.content = content;
        }
    }

    /** Half a SHA-256: collisions by accident are out of the question, and it is half as big. */
    private record Digest(long high, long low) {}

    private final Map<Digest, Digest> kept = new ConcurrentHashMap<>();
    private final Map<Digest, Reservation> pending = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience how long a submission waits for another one of the same message */
    public AcceptedIndex(Duration patience) {
        this.patience = patience;
    }

    public Answer reserve(CapMessage message) {
        Reservation mine = new Reservation(name(message), digest(message.bytes()));
        Reservation other = pending.putIfAbsent(mine.name, mine);
        if (other != null) {
            return hasEnded(other) ? reserve(message) : new Answer.Busy();
        }
        Answer answer = answer(mine);
        if (!(answer instanceof Answer.New)) {
            release(mine);
        }
        return answer;
    }

    /**
     * What {@link #reserve} would answer if nobody else were handing the message in. Reserves nothing: what comes with New is
     * nobody's right and bars nobody.
     */
    public Answer peek(CapMessage message) {
        Reservation none = new Reservation(name(message), digest(message.bytes()));
        return answer(none);
    }

    /** The message is on disk. */
    public void confirm(Reservation reservation) {
        kept.put(reservation.name, reservation.content);
        release(reservation);
    }

    /** The message could not be kept; another submission may try. */
    public void release(Reservation reservation) {
        pending.remove(reservation.name, reservation);
        reservation.ended.complete(null);
    }

    /** A message found kept at start. */
    public void remember(CapMessage message) {
        kept.put(name(message), digest(message.bytes()));
    }

    /** A message found kept at start, by what the ledger says of it; {@code sha256} is the whole digest of its bytes. */
    public void remember(String sender, String identifier, byte[] sha256) {
        kept.put(name(sender, identifier), half(sha256));
    }

    public int size() {
        return kept.size();
    }

    private Answer answer(Reservation asked) {
        Digest known = kept.get(asked.name);
        if (known == null) {
            return new Answer.New(asked);
        }
        return known.equals(asked.content) ? new Answer.Same() : new Answer.Different();
    }

    private boolean hasEnded(Reservation other) {
        try {
            other.ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reservation never ends with an exception", e);
        }
    }

    private static Digest name(CapMessage message) {
        return name(message.alert().sender(), message.alert().identifier());
    }

    private static Digest name(String sender, String identifier) {
        return digest((sender + "\n" + identifier).getBytes(StandardCharsets.UTF_8));
    }

    private static Digest digest(byte[] bytes) {
        return half(sha256(bytes));
    }

    private static Digest half(byte[] sha256) {
        ByteBuffer buffer = ByteBuffer.wrap(sha256);
        return new Digest(buffer.getLong(), buffer.getLong());
    }

    /** The SHA-256 of these bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
