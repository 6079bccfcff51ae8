package org.tocsin.connector.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.guard.GuardedConnector.BreakerState;

class GuardedConnectorTest {
    private static final Outcome TAKEN = new Outcome.Accepted("r", "Taken.", Map.of());
    private static final Outcome DOWN = new Outcome.Unreachable(ReasonCode.NOT_CONNECTED, "Down.");
    private static final Preview SHOWN = Preview.sent(List.of(), Map.of("recipients", "3"), List.of());
    private static final GuardSettings QUICK = new GuardSettings(Duration.ofMillis(300), 3, Duration.ofMillis(200), 2);
    private static final Delivery DELIVERY = Deliveries.alert(
            Deliveries.channel(Channel.Kind.SMS, Channel.Mode.LIVE),
            SampleAlerts.flood(Instant.parse("2026-11-23T18:00:00Z"), Duration.ofHours(1)));

    private static final class Scripted implements Connector {
        private final AtomicInteger tried = new AtomicInteger();
        private volatile Function<Delivery, Outcome> answer;
        private volatile Function<Delivery, Preview> preview = delivery -> SHOWN;
        private volatile LinkState probed = LinkState.up("Scripted.");
        private volatile Runnable onProbe = () -> {};

        Scripted(Function<Delivery, Outcome> answer) {
            this.answer = answer;
        }

        @Override
        public Outcome deliver(Delivery delivery) {
            tried.incrementAndGet();
            return answer.apply(delivery);
        }

        @Override
        public Preview preview(Delivery delivery) {
            return preview.apply(delivery);
        }

        @Override
        public LinkState link() {
            return LinkState.up("Scripted.");
        }

        @Override
        public LinkState probe() {
            onProbe.run();
            return probed;
        }

        @Override
        public void close() {
            answer = delivery -> DOWN;
        }
    }

    @Test
    void theOutcomeOfTheConnectorComesThrough() {
        try (GuardedConnector guarded = new GuardedConnector("c", new Scripted(d -> TAKEN), QUICK)) {
            assertThat(guarded.deliver(DELIVERY)).isSameAs(TAKEN);
        }
    }

    @Test
    void aConnectorThatHangsEndsInATimeoutWhoseEffectIsUnknown() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Scripted hanging = new Scripted(d -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return DOWN;
        });
        try (GuardedConnector guarded = new GuardedConnector("c", hanging, QUICK)) {
            assertThat(guarded.deliver(DELIVERY)).isInstanceOfSatisfying(Outcome.Unreachable.class, outcome -> {
                assertThat(outcome.code()).isEqualTo(ReasonCode.TIMEOUT);
                assertThat(outcome.code().mayHaveEffect()).isTrue();
            });
            await().atMost(Duration.ofSeconds(5)).until(() -> interrupted.await(1, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void aFaultOfTheConnectorIsAnOutcomeAndNotAnException() {
        Scripted faulty = new Scripted(d -> {
            throw new IllegalStateException("a bug");
        });
        try (GuardedConnector guarded = new GuardedConnector("c", faulty, QUICK)) {
            assertThat(guarded.deliver(DELIVERY))
                    .isInstanceOfSatisfying(Outcome.Unreachable.class, outcome -> assertThat(outcome.code())
                            .isEqualTo(ReasonCode.INTERNAL));
        }
    }

    @Test
    void theBreakerOpensAfterFailuresInARowAndLeavesTheConnectorAlone() {
        Scripted down = new Scripted(d -> DOWN);
        List<BreakerState> changes = new CopyOnWriteArrayList<>();
        try (GuardedConnector guarded = new GuardedConnector("c", down, QUICK)) {
            guarded.onBreakerChange(changes::add);
            for (int i = 0; i < 3; i++) {
                guarded.deliver(DELIVERY);
            }

            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
            assertThat(guarded.deliver(DELIVERY))
                    .isInstanceOfSatisfying(Outcome.Unreachable.class, outcome -> assertThat(outcome.code())
                            .isEqualTo(ReasonCode.BREAKER_OPEN));
            assertThat(down.tried).hasValue(3);

            assertThat(changes).containsExactly(BreakerState.OPEN);
        }
    }

    @Test
    void anOpenBreakerIsClosedByATestOfTheLinkAndNeverByADelivery() {
        Scripted down = new Scripted(d -> DOWN);
        down.probed = LinkState.down("Down.");
        List<BreakerState> changes = new CopyOnWriteArrayList<>();
        try (GuardedConnector guarded = new GuardedConnector("c", down, QUICK)) {
            guarded.onBreakerChange(changes::add);
            for (int i = 0; i < 3; i++) {
                guarded.deliver(DELIVERY);
            }
            guarded.probe();
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
            assertThat(down.tried).hasValue(3);

            down.probed = LinkState.up("Up again.");
            down.answer = d -> TAKEN;
            guarded.probe();

            assertThat(guarded.deliver(DELIVERY)).isSameAs(TAKEN);
            assertThat(changes).containsExactly(BreakerState.OPEN, BreakerState.CLOSED);
        }
    }

    @Test
    void aTestOfTheLinkThatHangsOrFailsLeavesTheBreakerOpen() {
        Scripted down = new Scripted(d -> DOWN);
        try (GuardedConnector guarded = new GuardedConnector("c", down, QUICK)) {
            for (int i = 0; i < 3; i++) {
                guarded.deliver(DELIVERY);
            }
            down.onProbe = () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            assertThat(guarded.probe().detail()).contains("did not end within 300 ms");
            down.onProbe = () -> {
                throw new IllegalStateException("a bug");
            };
            assertThat(guarded.probe().condition()).isEqualTo(LinkState.Condition.DOWN);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Test
    void refusalsAndBusyPeersOpenNoBreaker() {
        AtomicInteger turn = new AtomicInteger();
        Scripted answering = new Scripted(d -> turn.getAndIncrement() % 2 == 0
                ? new Outcome.Refused(ReasonCode.NOBODY_IN_AREA, "Nobody.")
                : new Outcome.Unreachable(ReasonCode.PEER_BUSY, "Throttled."));
        try (GuardedConnector guarded = new GuardedConnector("c", answering, QUICK)) {
            for (int i = 0; i < 12; i++) {
                guarded.deliver(DELIVERY);
            }
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            assertThat(answering.tried).hasValue(12);
        }
    }

    @Test
    void aPreviewComesThroughAnOpenBreakerAndIsNoAttempt() {
        Scripted down = new Scripted(d -> DOWN);
        try (GuardedConnector guarded = new GuardedConnector("c", down, QUICK)) {
            for (int i = 0; i < 3; i++) {
                guarded.deliver(DELIVERY);
            }

            assertThat(guarded.preview(DELIVERY)).isSameAs(SHOWN);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
            assertThat(down.tried).hasValue(3);
        }
    }

    @Test
    void aFaultInAPreviewIsAnAnswerAndOpensNoBreaker() {
        Scripted faulty = new Scripted(d -> TAKEN);
        faulty.preview = delivery -> {
            throw new IllegalStateException("a bug");
        };
        try (GuardedConnector guarded = new GuardedConnector("c", faulty, QUICK)) {
            for (int i = 0; i < 4; i++) {
                assertThat(guarded.preview(DELIVERY).refusal()).hasValueSatisfying(refusal -> assertThat(refusal.code())
                        .isEqualTo(ReasonCode.INTERNAL));
            }
            assertThat(guarded.deliver(DELIVERY)).isSameAs(TAKEN);
        }
    }

    @Test
    void afterTheCloseNothingIsSentAnyMore() {
        Scripted connector = new Scripted(d -> TAKEN);
        GuardedConnector guarded = new GuardedConnector("c", connector, QUICK);
        guarded.close();

        assertThat(guarded.deliver(DELIVERY))
                .isInstanceOfSatisfying(Outcome.Unreachable.class, outcome -> assertThat(outcome.code())
                        .isEqualTo(ReasonCode.SHUTTING_DOWN));
        assertThat(connector.tried).hasValue(0);
    }
}
