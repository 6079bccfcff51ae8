package org.tocsin.route.plan;

import java.time.Duration;

/** How the broker spaces the attempts of one channel: first, first × multiplier, … but never longer than most. */
public record RetryPolicy(Duration first, double multiplier, Duration most) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || multiplier < 1 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("first must be positive, the multiplier 1 or more, most at least first");
        }
    }

    /** The wait after that many failed attempts, 1 or more. */
    public Duration after(int attempts) {
        double millis = first.toMillis() * Math.pow(multiplier, Math.max(0, attempts - 1));
        return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
    }
}
