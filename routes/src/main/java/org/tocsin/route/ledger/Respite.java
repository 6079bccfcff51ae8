package org.tocsin.route.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves somebody alone for a while who did not answer twice in a row, so that only a few wait for the answer that does not
 * come. Safe for concurrent use. Measures by the steady clock: a jump of the time of day ends no rest.
 */
final class Respite {
    private static final int FAILURES = 2;

    private final Duration rest;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restsSince = new AtomicLong();

    Respite(Duration rest) {
        this.rest = rest;
    }

    /** Whether to leave it alone now. When the rest is over one caller, and with its answer all, may ask again. */
    boolean isResting() {
        if (failures.get() < FAILURES) {
            return false;
        }
        long since = restsSince.get();
        boolean over = System.nanoTime() - since >= rest.toNanos();
        return !(over && restsSince.compareAndSet(since, System.nanoTime()));
    }

    void answered() {
        failures.set(0);
    }

    /** @return whether the rest begins with this failure */
    boolean failed() {
        restsSince.set(System.nanoTime());
        return failures.incrementAndGet() == FAILURES;
    }
}
