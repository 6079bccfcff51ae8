package org.tocsin.broadcast.same;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A SAME header (47 CFR 11.31(c)): {@code ZCZC-ORG-EEE-PSSCCC(-PSSCCC)*+TTTT-JJJHHMM-LLLLLLLL-}.
 *
 * @param originator PEP, EAS, WXR or CIV
 * @param event three capital letters
 * @param locations 1 to 31 codes of six digits
 * @param validity how long it holds from {@code issued}: whole minutes, at most 99 h 59 min
 * @param issued written in UTC with the seconds cut, never rounded
 * @param station exactly eight characters
 */
public record SameHeader(
        String originator, String event, List<String> locations, Duration validity, Instant issued, String station) {
    /** How many locations one header may name (47 CFR 11.31(c)). */
    public static final int MOST_LOCATIONS = 31;

    private static final DateTimeFormatter ISSUED =
            DateTimeFormatter.ofPattern("DDDHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    public SameHeader {
        locations = List.copyOf(locations);
        if (locations.isEmpty() || locations.size() > MOST_LOCATIONS) {
            throw new IllegalArgumentException(locations.size() + " locations");
        }
        if (station.length() != StationId.LENGTH) {
            throw new IllegalArgumentException("station id of " + station.length() + " characters");
        }
    }

    /** The characters that are sent; {@code -} and {@code +} stand only as separators, and the last {@code -} is required. */
    public String text() {
        return "ZCZC-" + originator + "-" + event + "-" + String.join("-", locations) + "+" + validityText() + "-"
                + ISSUED.format(issued) + "-" + station + "-";
    }

    /** When it ceases to hold. */
    public Instant until() {
        return issued.plus(validity);
    }

    private String validityText() {
        return String.format(Locale.ROOT, "%02d%02d", validity.toHours(), validity.toMinutesPart());
    }
}
