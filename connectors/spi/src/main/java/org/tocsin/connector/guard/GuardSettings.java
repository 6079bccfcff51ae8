package org.tocsin.connector.guard;

import java.time.Duration;

/**
 * Limits of one guarded connector.
 *
 * @param timeLimit the longest one attempt may take before its outcome counts as unknown
 * @param failures how many of the last {@code failures} attempts must have failed to open the breaker: all of them
 * @param rest how long an open breaker rests before each test of the link
 * @param concurrency attempts that may run at once, half of them kept for what is urgent; at least one for each
 */
public record GuardSettings(Duration timeLimit, int failures, Duration rest, int concurrency) {

    public static final GuardSettings DEFAULT = new GuardSettings(Duration.ofSeconds(20), 5, Duration.ofSeconds(10), 4);

    public GuardSettings {
        if (timeLimit.isNegative() || timeLimit.isZero() || rest.isNegative() || rest.isZero()) {
            throw new IllegalArgumentException("time limit and rest must be longer than nothing");
        }
        if (failures < 1 || concurrency < 1) {
            throw new IllegalArgumentException("failures and concurrency must be at least 1");
        }
    }
}
