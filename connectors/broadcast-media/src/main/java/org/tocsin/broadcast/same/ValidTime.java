package org.tocsin.broadcast.same;

import java.time.Duration;

/** The purge time TTTT (47 CFR 11.31(c)): 15 min steps to one hour, 30 min steps beyond, never above 99 h 30 min. */
final class ValidTime {
    static final Duration LONGEST = Duration.ofMinutes(99 * 60 + 30);

    private static final long HOUR = 3600;
    private static final long QUARTER = 900;
    private static final long HALF = 1800;

    private ValidTime() {}

    /** Rounded up in seconds, so that a header never ends before its alert, except at the longest. */
    static Duration of(Duration exact) {
        long seconds = exact.getNano() > 0 ? exact.getSeconds() + 1 : exact.getSeconds();
        long step = seconds <= HOUR ? QUARTER : HALF;
        Duration rounded = Duration.ofSeconds((seconds + step - 1) / step * step);
        return rounded.compareTo(LONGEST) > 0 ? LONGEST : rounded;
    }
}
