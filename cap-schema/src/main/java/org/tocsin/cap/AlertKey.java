package org.tocsin.cap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stable id of an alert in URLs, queues and the ledger: 26 characters of lower-case base 32 over the SHA-256 of sender,
 * identifier and sent, which together identify a message (CAP 1.2, references). Every node computes the same.
 */
public record AlertKey(String value) implements Comparable<AlertKey> {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    public AlertKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an alert key: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return value.length() == LENGTH && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** The key of the message that bears these three, compared byte for byte; {@code sent} as written in the message. */
    public static AlertKey of(String sender, String identifier, String sent) {
        byte[] digest = sha256().digest((sender + "\n" + identifier + "\n" + sent).getBytes(StandardCharsets.UTF_8));
        return new AlertKey(base32(digest));
    }

    @Override
    public int compareTo(AlertKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        int bits = 0;
        int buffer = 0;
        for (int i = 0; text.length() < LENGTH; i++) {
            buffer = (buffer << 8) | (bytes[i] & 0xff);
            bits += 8;
            while (bits >= 5 && text.length() < LENGTH) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
