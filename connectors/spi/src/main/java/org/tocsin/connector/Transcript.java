package org.tocsin.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What one attempt sent and what it was answered, octet for octet, for the audit trail. A connector writes it down as it
 * goes, so an attempt that never comes back has told what it sent. Phone numbers do not belong here. Safe for concurrent use.
 */
public final class Transcript {
    /** Octets that one attempt keeps; what goes beyond is told by size and digest. */
    public static final int MOST_OCTETS = 256 * 1024;

    /** Which way it went. */
    public enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * One message between the gateway and a peer.
     *
     * @param what it is, such as {@code CBSP WRITE-REPLACE}
     * @param size in octets
     * @param sha256 of the octets, lower-case hexadecimal
     * @param content the octets in Base64; empty when there are none, or more than an attempt keeps
     */
    public record Entry(Instant at, Direction direction, String what, int size, String sha256, String content) {}

    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();
    private int kept;

    public Transcript(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes down what is about to leave: before it does, since nobody knows whether there is time after. */
    public void sent(String what, byte[] octets) {
        add(Direction.SENT, what, octets);
    }

    /** Writes down a text that is about to leave, in UTF-8. */
    public void sent(String what, String text) {
        sent(what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes down what a peer answered. */
    public void received(String what, byte[] octets) {
        add(Direction.RECEIVED, what, octets);
    }

    /** Writes down what a peer answered, in UTF-8. */
    public void received(String what, String text) {
        received(what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** In the order in which they were written down, up to now. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    private synchronized void add(Direction direction, String what, byte[] octets) {
        boolean fits = octets.length <= MOST_OCTETS - kept;
        kept += fits ? octets.length : 0;
        entries.add(new Entry(
                clock.instant(),
                direction,
                what,
                octets.length,
                sha256(octets),
                fits ? Base64.getEncoder().encodeToString(octets) : ""));
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
