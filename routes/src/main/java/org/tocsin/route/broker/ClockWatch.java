package org.tocsin.route.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.route.Every;

/**
 * Compares the time of day with a steady clock. The broker keeps the moment of each next attempt by the time of day: when
 * that is put back an hour, what should be tried in a second would wait an hour and a second.
 */
public final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Time services slew by far less between two looks. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Runnable putBack;
    private long offset;

    /**
     * @param nanos a steady clock such as {@link System#nanoTime}
     * @param putBack is run, on a thread of the watch, when the time of day was put back
     */
    ClockWatch(Clock clock, LongSupplier nanos, Runnable putBack) {
        this.clock = clock;
        this.nanos = nanos;
        this.putBack = putBack;
        this.offset = offset();
    }

    /** Looks every second until it is closed. */
    public static AutoCloseable start(Clock clock, Runnable putBack) {
        return Every.interval("clock-watch", INTERVAL, new ClockWatch(clock, System::nanoTime, putBack)::look);
    }

    /** One look. */
    void look() {
        long now = offset();
        Duration jump = Duration.ofMillis(now - offset);
        offset = now;
        if (jump.abs().compareTo(JUMP) < 0) {
            return;
        }
        LOG.warn(
                "event=clock-jumped seconds={} reason=\"The time of day was put {} by {}. Alerts end by the clock as it is now;"
                        + " see that the machine keeps its time.\"",
                jump.toSeconds(),
                jump.isNegative() ? "back" : "forward",
                jump.abs());
        if (jump.isNegative()) {
            putBack.run();
        }
    }

    private long offset() {
        return clock.millis() - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }
}
