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
 * start from the ledger and from what still waits in the queues. About 50 octets of heap an alert. Safe for concurrent
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
        private final Fingerprints.Name name;
        private final long content;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Reservation(Fingerprints.Name name, long content) {
            this.name = name;
            this.content = content;
        }
    }

    private final Fingerprints kept = new Fingerprints();
    private final Map<Fingerprints.Name, Reservation> pending = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience how long a submission waits for another one of the same message */
    public AcceptedIndex(Duration patience) {
        this.patience = patience;
    }

    public Answer reserve(CapMessage message) {
        Reservation mine = new Reservation(name(message), content(sha256(message.bytes())));
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
        Reservation none = new Reservation(name(message), content(sha256(message.bytes())));
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
        kept.put(name(message), content(sha256(message.bytes())));
    }

    /** A message found kept at start, by what the ledger says of it; {@code sha256} is the whole digest of its bytes. */
    public void remember(String sender, String identifier, byte[] sha256) {
        kept.put(name(sender, identifier), content(sha256));
    }

    public int size() {
        return kept.size();
    }

    private Answer answer(Reservation asked) {
        long known = kept.get(asked.name);
        if (known == Fingerprints.NONE) {
            return new Answer.New(asked);
        }
        return known == asked.content ? new Answer.Same() : new Answer.Different();
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

    private static Fingerprints.Name name(CapMessage message) {
        return name(message.alert().sender(), message.alert().identifier());
    }

    private static Fingerprints.Name name(String sender, String identifier) {
        ByteBuffer digest = ByteBuffer.wrap(sha256((sender + "\n" + identifier).getBytes(StandardCharsets.UTF_8)));
        return new Fingerprints.Name(digest.getLong(), digest.getLong());
    }

    /** Two contents under one name are compared, no more: a quarter of the digest tells them apart. */
    private static long content(byte[] sha256) {
        long content = ByteBuffer.wrap(sha256).getLong();
        return content == Fingerprints.NONE ? 1 : content;
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
