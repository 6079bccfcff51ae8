package org.tocsin.cap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A date and time as the message wrote it ({@code -00:00} means UTC, CAP 1.2 3.3.2) and the instant it names. */
public record CapTime(String text, Instant instant) {

    /** @throws java.time.DateTimeException when the text is no date-time with a numeric offset */
    public static CapTime parse(String text) {
        return new CapTime(text, OffsetDateTime.parse(text).toInstant());
    }

    /**
     * Reads any date-time of XML Schema in the years 0000 to 9999, as CAP 1.0 and 1.1 allow it: {@code Z}, a fraction of up
     * to nine digits, and without a zone, which is taken for UTC. Empty when no clock shows it.
     */
    public static Optional<CapTime> read(String text) {
        // Years of more digits would name instants that milliseconds cannot hold.
        if (text.length() < "2026-11-23T13:07:20".length() || text.charAt(4) != '-') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    hasZone(text)
                            ? parse(text)
                            : new CapTime(text, LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasZone(String text) {
        int sign = Math.max(text.lastIndexOf('-'), text.lastIndexOf('+'));
        return text.endsWith("Z") || sign > text.indexOf('T');
    }

    @Override
    public String toString() {
        return text;
    }
}
