package org.tocsin.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void noSecondHoldsMoreThanTheContractAndTheAverageIsWithinTwoPercentHoweverLateThreadsWake() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        Pace pace = new Pace(500, clock::get);
        // Half a second without traffic earns next to nothing.
        clock.addAndGet(SECOND / 2);
        List<Long> departures = new ArrayList<>();
        long begin = clock.get();
        while (departures.size() < 5_000) {
            long turn = pace.reserve();
            for (long left = pace.depart(turn); left > 0; left = pace.depart(turn)) {
                long oversleep = random.nextInt(20) == 0 ? random.nextInt(30_000_000) : 0;
                clock.addAndGet(left + oversleep);
            }
            departures.add(clock.get());
        }

        for (int first = 0; first + 500 < departures.size(); first++) {
            assertThat(departures.get(first + 500) - departures.get(first)).isGreaterThanOrEqualTo(SECOND);
        }
        double average = 5_000.0 * SECOND / (departures.get(4_999) - begin);
        assertThat(average).isBetween(490.0, 500.0);
    }

    @Test
    void withoutAContractNothingWaits() {
        Pace pace = new Pace(0, clock::get);

        assertThat(turns(pace, 100)).allMatch(turn -> turn <= clock.get());
        assertThat(pace.depart(pace.reserve())).isNotPositive();
    }

    @Test
    void anSmscThatTakesLessHalvesThePaceOnceASecondAndGetsItBackSlowly() {
        Pace pace = new Pace(500, clock::get);
        turns(pace, 1_000);

        pace.tooFast();
        pace.tooFast();

        assertThat(pace.rate()).isBetween(243.0, 251.0);
        clock.addAndGet(SECOND);
        pace.tooFast();
        assertThat(pace.rate()).isBetween(121.0, 132.0);
        clock.addAndGet(10 * SECOND);
        assertThat(pace.rate()).isBetween(195.0, 220.0);
        clock.addAndGet(60 * SECOND);
        assertThat(pace.rate()).isEqualTo(492.5);
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
