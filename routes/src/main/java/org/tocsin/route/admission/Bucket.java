package org.tocsin.route.admission;

import java.time.Duration;
import org.tocsin.route.plan.Quota;

/**
 * One quota as it is used up: it holds as many messages as the quota allows in a while and refills evenly. Kept as the one
 * moment at which it would be full again. Not safe for concurrent use. Times are nanoseconds of a steady clock.
 */
final class Bucket {
    private final Quota quota;
    private final long window;
    private final long step;
    private long fullAt;

    Bucket(Quota quota, long now) {
        this.quota = quota;
        this.window = quota.within().toNanos();
        this.step = Math.max(1, window / quota.most());
        this.fullAt = now;
    }

    Quota quota() {
        return quota;
    }

    /** How long until it holds a message again; nothing while it does. */
    Duration pause(long now) {
        return Duration.ofNanos(Math.max(0, used(now) + step - window));
    }

    void take(long now) {
        fullAt = now + used(now) + step;
    }

    private long used(long now) {
        return Math.max(0, fullAt - now);
    }
}
