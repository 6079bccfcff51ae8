package org.tocsin.route.plan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How the attempts of one channel are spaced: first, first × multiplier, … but never longer than most; each a little longer
 * or shorter by chance, so that what failed together does not come back together.
 */
public record RetryPolicy(Duration first, double multiplier, Duration most) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

    private static final double JITTER = 0.2;

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || multiplier < 1 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("first must be positive, the multiplier 1 or more, most at least first");
        }
    }

    /** The wait after that many failed attempts, 1 or more, up to a fifth shorter or longer. */
    public Duration after(int attempts, RandomGenerator random) {
        return Duration.ofMillis((long) (after(attempts).toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }

    private Duration after(int attempts) {
        double millis = first.toMillis() * Math.pow(multiplier, Math.max(0, attempts - 1));
        return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
    }
}
