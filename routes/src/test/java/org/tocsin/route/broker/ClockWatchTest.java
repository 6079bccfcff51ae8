package org.tocsin.route.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicInteger putBack = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private long nanos = 17;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final ClockWatch watch = new ClockWatch(clock, () -> nanos, putBack::incrementAndGet);

    private void pass(Duration steady, Duration ofDay) {
        nanos += steady.toNanos();
        now = now.plus(ofDay);
        watch.look();
    }

    @Test
    void timeThatPassesIsNoJump() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        pass(Duration.ofHours(5), Duration.ofHours(5).minusMillis(1500));
        pass(Duration.ofSeconds(1), Duration.ofMillis(2500));

        assertThat(putBack).hasValue(0);
    }

    @Test
    void aClockThatIsPutBackIsToldOnce() {
        pass(Duration.ofSeconds(1), Duration.ofHours(-1));
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(putBack).hasValue(1);
    }

    @Test
    void aClockThatIsPutForwardLetsNothingWait() {
        pass(Duration.ofSeconds(1), Duration.ofHours(1));

        assertThat(putBack).hasValue(0);
    }
}
