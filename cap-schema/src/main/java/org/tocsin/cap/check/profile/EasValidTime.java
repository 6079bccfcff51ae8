package org.tocsin.cap.check.profile;

import java.time.Duration;

/** The steps in which a header of EAS can say how long a message is valid. */
final class EasValidTime {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Duration LONG_STEP = Duration.ofMinutes(30);

    private EasValidTime() {}

    /** The shortest time that can be said and is no shorter than the one asked for. */
    static Duration carrying(Duration asked) {
        Duration step = asked.compareTo(HOUR) <= 0 ? STEP : LONG_STEP;
        long steps = asked.plus(step).minusNanos(1).dividedBy(step);
        return step.multipliedBy(steps);
    }
}
