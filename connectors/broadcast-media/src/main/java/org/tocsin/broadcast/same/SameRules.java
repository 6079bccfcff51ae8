package org.tocsin.broadcast.same;

import java.time.Duration;
import java.util.List;

/**
 * What an installation decides about its headers.
 *
 * @param originator stands in when the alert names none; ECIG says CIV
 * @param longest the longest validity; the guide allows 99 h 30 min, many stations stay at 6 h
 */
public record SameRules(StationId station, String originator, Duration longest) {
    public static final List<String> ORIGINATORS = List.of("PEP", "EAS", "WXR", "CIV");
    public static final String DEFAULT_ORIGINATOR = "CIV";
    public static final Duration SHORTEST = Duration.ofMinutes(15);
    public static final Duration DEFAULT_LONGEST = ValidTime.LONGEST;

    public SameRules {
        if (!ORIGINATORS.contains(originator)) {
            throw new IllegalArgumentException("'" + originator + "' is none of " + ORIGINATORS);
        }
        if (longest.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a header holds for 15 minutes at least");
        }
    }
}
