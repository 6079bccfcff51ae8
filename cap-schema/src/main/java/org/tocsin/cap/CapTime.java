package org.tocsin.cap;

import java.time.Instant;
import java.time.OffsetDateTime;

/** A date and time as the message wrote it ({@code -00:00} means UTC, CAP 1.2 3.3.2) and the instant it names. */
public record CapTime(String text, Instant instant) {

    /** @throws java.time.DateTimeException when the text is no date-time with a numeric offset */
    public static CapTime parse(String text) {
        return new CapTime(text, OffsetDateTime.parse(text).toInstant());
    }

    @Override
    public String toString() {
        return text;
    }
}
