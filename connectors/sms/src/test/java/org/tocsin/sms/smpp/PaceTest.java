package org.tocsin.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void noSecondHoldsMoreThanTheContractAndTheAverageIsWithinTwoPercent() {
        Pace pace = new Pace(500, clock::get);
        // Half a second without traffic earns no burst.
        clock.addAndGet(SECOND / 2);
        List<Long> turns = turns(pace, 5_000);

        for (int first = 0; first + 501 <= turns.size(); first++) {
            assertThat(turns.get(first + 500) - turns.get(first)).isGreaterThanOrEqualTo(SECOND);
        }
        double average = 4_999.0 * SECOND / (turns.get(4_999) - turns.get(0));
        assertThat(average).isBetween(490.0, 500.0);
    }

    @Test
    void withoutAContractNothingWaits() {
        Pace pace = new Pace(0, clock::get);

        assertThat(turns(pace, 100)).containsOnly(clock.get());
    }

    @Test
    void anSmscThatTakesLessHalvesThePaceOnceASecondAndGetsItBackSlowly() {
        Pace pace = new Pace(500, clock::get);
        turns(pace, 1_000);

        pace.tooFast();
        pace.tooFast();

        assertThat(pace.rate()).isBetween(247.0, 251.0);
        clock.addAndGet(SECOND);
        pace.tooFast();
        assertThat(pace.rate()).isBetween(123.0, 132.0);
        clock.addAndGet(10 * SECOND);
        assertThat(pace.rate()).isBetween(200.0, 220.0);
        clock.addAndGet(60 * SECOND);
        assertThat(pace.rate()).isEqualTo(495);
    }

    @Test
    void withoutAContractThePaceFallsToHalfOfWhatWentAndIsFreeAgainLater() {
        Pace pace = new Pace(0, clock::get);
        for (int i = 0; i < 400; i++) {
            pace.reserve();
            clock.addAndGet(SECOND / 200);
        }

        pace.tooFast();

        assertThat(pace.rate()).isBetween(95.0, 105.0);
        clock.addAndGet(120 * SECOND);
        assertThat(pace.rate()).isInfinite();
    }

    @Test
    void aFullQueueIsGivenARest() {
        Pace pace = new Pace(0, clock::get);

        pace.pause(Duration.ofSeconds(2));

        assertThat(pace.reserve()).isEqualTo(clock.get() + 2 * SECOND);
    }

    @Test
    void whoeverIsNotWantedAnyMoreNeitherWaitsNorLeaves() throws InterruptedException {
        Pace pace = new Pace(1, System::nanoTime);
        long begin = System.nanoTime();
        assertThat(pace.take(() -> true)).isTrue();

        assertThat(pace.take(() -> false)).isFalse();

        assertThat(System.nanoTime() - begin).isLessThan(SECOND);
    }

    /** As threads would leave that always wait for their turn. */
    private List<Long> turns(Pace pace, int count) {
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add(pace.reserve());
            clock.set(Math.max(clock.get(), turns.get(i)));
        }
        return turns;
    }
}
