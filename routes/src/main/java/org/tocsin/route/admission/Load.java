package org.tocsin.route.admission;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How many messages wait in the queues, counted again at most ten times a second. Safe for concurrent use. */
public final class Load implements LongSupplier {
    private static final long FRESH = Duration.ofMillis(100).toNanos();

    private record Count(long messages, long at) {}

    private final LongSupplier count;
    private volatile Count last;

    /** @param count counts anew; cheap enough for ten times a second */
    public Load(LongSupplier count) {
        this.count = count;
        this.last = counted();
    }

    @Override
    public long getAsLong() {
        Count known = last;
        if (System.nanoTime() - known.at() > FRESH) {
            known = counted();
            last = known;
        }
        return known.messages();
    }

    private Count counted() {
        return new Count(count.getAsLong(), System.nanoTime());
    }
}
