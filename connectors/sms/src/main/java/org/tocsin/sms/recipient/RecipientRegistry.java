package org.tocsin.sms.recipient;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * All recipients as columns of primitives: 26 octets a recipient, no build step, scanned fast. A recipient is known by the
 * ordinal of its row, 0 for the first, which means something only together with {@link #fingerprint()}. Immutable.
 */
public final class RecipientRegistry {
    private static final int FINGERPRINT_LENGTH = 32;

    private final long[] numbers;
    private final double[] latitudes;
    private final double[] longitudes;
    private final short[] languages;
    private final List<String> tags;
    private final String fingerprint;

    RecipientRegistry(long[] numbers, double[] latitudes, double[] longitudes, short[] languages, List<String> tags) {
        this.numbers = numbers;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.languages = languages;
        this.tags = List.copyOf(tags);
        this.fingerprint = hash();
    }

    /** With nobody in it. */
    public static RecipientRegistry empty() {
        return new RecipientRegistry(new long[0], new double[0], new double[0], new short[0], List.of());
    }

    public int size() {
        return numbers.length;
    }

    /** E.164 digits without plus sign. Never to be logged. */
    public String number(int ordinal) {
        return Long.toString(numbers[ordinal]);
    }

    /** WGS 84 degrees. */
    public double latitude(int ordinal) {
        return latitudes[ordinal];
    }

    /** WGS 84 degrees. */
    public double longitude(int ordinal) {
        return longitudes[ordinal];
    }

    /** A language tag (RFC 5646); empty when the row names none. */
    public String language(int ordinal) {
        return tags.get(languages[ordinal]);
    }

    /** The same for all recipients with the same language, from 0 upwards. */
    public int languageIndex(int ordinal) {
        return languages[ordinal];
    }

    /** The same for the same rows in the same order; tells that ordinals of an earlier run still mean the same people. */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "RecipientRegistry[" + size() + " recipients, " + fingerprint + "]";
    }

    private String hash() {
        MessageDigest digest = sha256();
        ByteBuffer row = ByteBuffer.allocate(Long.BYTES + 2 * Double.BYTES + Short.BYTES);
        for (int i = 0; i < numbers.length; i++) {
            row.clear();
            row.putLong(numbers[i])
                    .putDouble(latitudes[i])
                    .putDouble(longitudes[i])
                    .putShort(languages[i]);
            digest.update(row.array());
        }
        digest.update(String.join(",", tags).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), FINGERPRINT_LENGTH / 2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
