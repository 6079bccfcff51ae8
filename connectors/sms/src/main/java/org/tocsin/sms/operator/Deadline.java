package org.tocsin.sms.operator;

import java.time.Duration;

/** The moment at which an attempt must be over, by a clock that nobody sets. */
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** What is left, at most that much; never negative. */
    Duration left(Duration most) {
        Duration left = Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
        return left.compareTo(most) < 0 ? left : most;
    }
}
