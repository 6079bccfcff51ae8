package org.tocsin.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.cap.CapTime;

/** Times as the forms write them. CAP writes UTC as {@code -00:00}; the feeds' own elements do not. */
final class FeedTimes {
    /** RFC 822 with a year of four digits and a numeric zone; the words are English whatever the machine speaks. */
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private FeedTimes() {}

    /** RFC 3339 in UTC. */
    static String rfc3339(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    /** RFC 3339 with the sender's own offset, UTC as {@code Z}. */
    static String rfc3339(CapTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(time.text()));
    }

    static String rfc822(Instant instant) {
        return RFC_822.format(instant);
    }
}
