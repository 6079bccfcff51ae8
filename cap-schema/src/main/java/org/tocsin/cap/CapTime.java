package org.tocsin.cap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A date and time as the message wrote it ({@code -00:00} means UTC, CAP 1.2 3.3.2) and the instant it names. */
public record CapTime(String text, Instant instant) {
    private static final String FORM = "0000-00-00T00:00:00+00:00";

    /** @throws java.time.DateTimeException when the text is no date-time with a numeric offset */
    public static CapTime parse(String text) {
        return new CapTime(text, instant(text));
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

    /** Whether the text is written as CAP 1.2 writes times (3.3.2); not whether any clock shows it. */
    public static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            boolean fits = wanted == '0' ? c >= '0' && c <= '9' : c == wanted || (wanted == '+' && c == '-');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant instant(String text) {
        // The library's parser, made for any form, takes ten times as long.
        return hasForm(text)
                ? LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19))
                        .toInstant(offset(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    private static ZoneOffset offset(String text) {
        int sign = text.charAt(19) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, 20, 22), sign * number(text, 23, 25));
    }

    private static int number(String text, int from, int end) {
        return Integer.parseInt(text, from, end, 10);
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
