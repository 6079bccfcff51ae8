package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

class HoldTest {
    private static final Instant START = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final CapMessage ALERT = SampleAlerts.flood(START.minusSeconds(60), Duration.ofHours(1));
    private static final CapMessage UPDATE = SampleAlerts.update(ALERT, START, Duration.ofHours(1));

    /** Stands still until the test moves it. */
    private static final class SetClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final ChainIndex chain = new ChainIndex();
    private Plan plan;
    private Hold hold;

    @BeforeEach
    void readPlan() {
        plan = TestPlan.plan(
                folder,
                TestPlan.TEXT.replace(
                        "    max-severity: Extreme\n",
                        "    max-severity: Extreme\n    unknown-parents: {policy: hold, hold: 5m}\n"));
        hold = new Hold(chain, clock);
    }

    private FanOut fanOut() {
        return new FanOut(plan);
    }

    private AcceptedAlert held(CapMessage message) {
        Authority met = plan.authorities().get(0);
        Instant expires = message.alert().expires(Duration.ofHours(6));
        return new AcceptedAlert(
                message,
                met.id(),
                START,
                expires,
                List.of(),
                plan.version(),
                Parentage.holdUntil(message.alert(), met, chain, START, expires));
    }

    private static Instant nextLook(List<Parcel> parcels) {
        return parcels.stream()
                .filter(parcel -> parcel.queue().equals(Envelope.HELD_QUEUE))
                .map(parcel -> Instant.ofEpochMilli((Long) parcel.headers().get(Envelope.DELIVER_AT)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHoldOfFiveMinutesCostsTenLooksAndEndsToTheSecond() {
        AcceptedAlert update = held(UPDATE);
        List<Instant> looks = new ArrayList<>(List.of(nextLook(hold.begin(update, fanOut()))));
        clock.now = looks.get(0);
        while (!hold.isOver(update)) {
            looks.add(nextLook(hold.goOn(update, fanOut(), "turn")));
            clock.now = looks.get(looks.size() - 1);
        }

        assertThat(looks).hasSize(10).endsWith(START.plus(FIVE_MINUTES));
        assertThat(hold.goOn(update, fanOut(), "turn"))
                .extracting(Parcel::queue)
                .containsExactly("deliver.one.urgent", "deliver.two.urgent", "deliver.three.urgent");
    }

    @Test
    void anotherPlanThatComesWhileItWaitsLeadsItAndIsWrittenDown() {
        AcceptedAlert first = held(UPDATE).withPlanVersion(plan.version());
        Plan next = TestPlan.plan(folder, TestPlan.TEXT.replace("lifetime: 6h", "lifetime: 5h"));
        clock.now = START.plus(FIVE_MINUTES);

        List<Parcel> released = hold.goOn(first, new FanOut(next), "turn");

        assertThat(released.get(0).queue()).isEqualTo(Envelope.RECEIPTS_QUEUE);
        assertThat(released.get(0).headers()).containsEntry(Envelope.PLAN, next.version());
        assertThat(hold.goOn(first, fanOut(), "turn")).hasSize(released.size() - 1);
    }

    @Test
    void whatItWaitsForEndsTheHoldAndNothingElseDoes() {
        AcceptedAlert update = held(UPDATE);
        chain.add(SampleAlerts.flood("other", START, Duration.ofHours(1)).alert(), START.plusSeconds(3600));

        assertThat(hold.isOver(update)).isFalse();
        chain.add(ALERT.alert(), START.plusSeconds(3600));
        assertThat(hold.isOver(update)).isTrue();
    }

    @Test
    void nothingIsHeldLongerThanItLasts() {
        assertThat(held(SampleAlerts.update(ALERT, START, Duration.ofSeconds(90)))
                        .heldUntil())
                .contains(START.plusSeconds(90));
    }

    @Test
    void eachTurnOfWaitingIsAMessageOfItsOwnToTheBroker() {
        AcceptedAlert update = held(UPDATE);

        assertThat(hold.goOn(update, fanOut(), "ID:1").get(0).duplicateId())
                .isNotEqualTo(hold.goOn(update, fanOut(), "ID:2").get(0).duplicateId())
                .isEqualTo(hold.goOn(update, fanOut(), "ID:1").get(0).duplicateId());
    }

    @Test
    void anAlertIsNeverHeld() {
        assertThat(held(ALERT).heldUntil()).isEqualTo(Optional.empty());
        assertThat(hold.isOver(held(ALERT))).isTrue();
    }
}
