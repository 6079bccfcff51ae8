package org.tocsin.gateway.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times of one phase. Safe for concurrent use. */
final class Latencies {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(Duration duration) {
        nanos.add(duration.toNanos());
    }

    int count() {
        return nanos.size();
    }

    /** The time that this share of all took at most; 0.5 is the median. */
    Duration percentile(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return Duration.ofNanos(sorted[Math.max(0, Math.min(sorted.length, rank) - 1)]);
    }

    /** As {@code p50 3.1 ms, p99 12.0 ms, most 15.2 ms}. */
    String summary() {
        return String.join(
                ", ",
                Arrays.asList(
                        "p50 " + millis(percentile(0.5)),
                        "p99 " + millis(percentile(0.99)),
                        "most " + millis(percentile(1))));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
