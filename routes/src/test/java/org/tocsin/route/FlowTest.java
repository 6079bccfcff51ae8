package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.IntakeDecision.Refuse;
import org.tocsin.route.IntakeDecision.Repeat;

class FlowTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Flow flow;

    @AfterEach
    void stop() {
        if (flow != null) {
            flow.close();
        }
    }

    private Flow start() {
        flow = Flow.start(folder, TestPlan.plan(folder));
        return flow;
    }

    private static CapMessage flood(String identifier) {
        return SampleAlerts.flood(identifier, Instant.now(), Duration.ofHours(1));
    }

    private static Function<Delivery, Outcome> allBut(CapMessage message) {
        return delivery -> delivery.key().alert().equals(message.key())
                ? ScriptedConnector.unreachable(delivery)
                : ScriptedConnector.accept(delivery);
    }

    @Test
    void anAcceptedAlertReachesEveryChannelOnceAndTheLedger() {
        start();
        CapMessage alert = flood("A1");

        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(alert.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED)));
        for (String channel : new String[] {"one", "two", "three"}) {
            assertThat(flow.channel(channel).tried()).hasSize(1);
            assertThat(flow.channel(channel).taken().get(0).message().bytes()).isEqualTo(alert.bytes());
        }
        assertThat(flow.reader().cap(alert.key()))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(alert.bytes()));
        assertThat(flow.channel("three-drill").tried()).isEmpty();
    }

    @Test
    void theSameBytesAgainAreARepeatAndOtherBytesAConflict() {
        start();
        CapMessage alert = flood("A1");
        CapMessage other = SampleAlerts.flood("A1", Instant.now().minusSeconds(60), Duration.ofHours(1));

        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);
        assertThat(flow.submit(alert)).isInstanceOf(Repeat.class);
        assertThat(flow.submit(other)).isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(refuse.cause())
                .isEqualTo(Cause.CONFLICT));
    }

    @Test
    void repeatsAreKnownAfterARestart() {
        start();
        CapMessage alert = flood("A1");
        flow.submit(alert);
        flow.close();

        start();

        assertThat(flow.submit(alert)).isInstanceOf(Repeat.class);
    }

    @Test
    void anUnreachableChannelIsTriedAgainAndReportedMeanwhile() {
        start();
        flow.channel("two")
                .answers(delivery -> delivery.attempt() < 3
                        ? ScriptedConnector.unreachable(delivery)
                        : ScriptedConnector.accept(delivery));
        CapMessage alert = flood("A1");
        flow.submit(alert);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));
        assertThat(flow.channel("two").tried()).extracting(d -> d.attempt()).containsExactly(1, 2, 3);
        assertThat(flow.deliveries(alert.key()))
                .filteredOn(row -> row.channel().equals("two"))
                .first()
                .satisfies(row -> assertThat(row.attempts()).isEqualTo(3));
    }

    @Test
    void fanOutIsAllOrNone() {
        String withoutThree = TestPlan.TEXT
                .replaceAll("(?m)^.*name: three, .*$", "")
                .replace("[one, two, three, three-drill]", "[one, two, three-drill]")
                .replace("[three, three-drill]", "[three-drill]");
        flow = Flow.startOnBrokerOf(TestPlan.plan(folder, withoutThree), folder, TestPlan.plan(folder));
        CapMessage alert = flood("A1");

        flow.submit(alert);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.broker.depth(Envelope.URGENT_QUEUE))
                .isEqualTo(1));
        assertThat(flow.channel("one").tried()).isEmpty();
        assertThat(flow.channel("two").tried()).isEmpty();
        assertThat(flow.reader().alert(alert.key())).isEmpty();
        flow.close();

        start();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(alert.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED)));
        assertThat(flow.channel("one").taken()).hasSize(1);
    }

    @Test
    void aDeliveryThatWaitsTooLongEndsExpired() {
        start();
        flow.channel("two").answers(ScriptedConnector::unreachable);
        CapMessage alert = SampleAlerts.flood("A1", Instant.now(), Duration.ofSeconds(3));
        flow.submit(alert);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.EXPIRED));
        assertThat(flow.states(alert.key())).containsEntry("one", State.ACCEPTED);
    }

    @Test
    void aCancelOvertakesTheOriginalAndGoesOnlyWhereItWent() {
        start();
        flow.channel("two").answers(ScriptedConnector::unreachable);
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .until(() -> flow.channel("two").tried().size() > 0
                        && flow.states(alert.key()).get("one") == State.ACCEPTED
                        && flow.states(alert.key()).get("three") == State.ACCEPTED);
        CapMessage cancel = SampleAlerts.cancel(alert, Instant.now());

        // From here on the channel would take anything but the original, an attempt at which may be under way.
        flow.channel("two").answers(allBut(alert));
        assertThat(flow.submit(cancel)).isInstanceOf(Accept.class);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(flow.states(alert.key())).containsEntry("two", State.SUPERSEDED);
            assertThat(flow.states(cancel.key()))
                    .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.SKIPPED, "three", State.ACCEPTED));
        });
        assertThat(flow.channel("two").taken()).isEmpty();
        assertThat(flow.channel("one").taken())
                .extracting(d -> d.action())
                .containsExactly(Action.ALERT, Action.CANCEL);
        assertThat(flow.channel("one").taken().get(1).supersedes()).containsExactly(alert.key());
    }

    @Test
    void anUpdateIsTheFirstMessageWhereTheOriginalNeverWent() {
        start();
        flow.channel("two").answers(ScriptedConnector::unreachable);
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .until(() -> flow.channel("two").tried().size() > 0
                        && flow.states(alert.key()).get("one") == State.ACCEPTED);
        CapMessage update = SampleAlerts.update(alert, Instant.now(), Duration.ofHours(1));

        flow.channel("two").answers(allBut(alert));
        flow.submit(update);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(update.key()))
                .containsEntry("one", State.ACCEPTED)
                .containsEntry("two", State.ACCEPTED));
        assertThat(flow.channel("two").taken()).extracting(d -> d.action()).containsExactly(Action.ALERT);
        assertThat(flow.channel("one").taken())
                .extracting(d -> d.action())
                .containsExactly(Action.ALERT, Action.UPDATE);
    }

    @Test
    void anOriginalInDoubtIsCancelledAllTheSame() {
        start();
        flow.channel("two")
                .answers(delivery -> delivery.action() == Action.ALERT
                        ? new Outcome.Unreachable(ReasonCode.TIMEOUT, "No answer.")
                        : ScriptedConnector.accept(delivery));
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.states(alert.key()).get("two") == State.WAITING);
        CapMessage cancel = SampleAlerts.cancel(alert, Instant.now());

        flow.submit(cancel);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(cancel.key())).containsEntry("two", State.ACCEPTED));
    }

    @Test
    void aHangingChannelDelaysNoOther() throws InterruptedException {
        start();
        CountDownLatch hang = new CountDownLatch(1);
        flow.channel("two").answers(delivery -> {
            awaitQuietly(hang);
            return ScriptedConnector.accept(delivery);
        });
        CapMessage alert = flood("A1");
        flow.submit(alert);

        await().atMost(Duration.ofSeconds(4)).untilAsserted(() -> assertThat(flow.states(alert.key()))
                .containsEntry("one", State.ACCEPTED)
                .containsEntry("three", State.ACCEPTED)
                .containsEntry("two", State.PLANNED));
        hang.countDown();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anOpenBreakerPausesItsConsumerAndItsChannelComesBack() {
        start();
        flow.channel("one").answers(ScriptedConnector::unreachable);
        for (int i = 0; i < 8; i++) {
            flow.submit(flood("A" + i));
        }
        await().atMost(LIMIT).until(() -> flow.channel("one").tried().size() >= 3);
        flow.channel("one").answers(ScriptedConnector::accept);

        await().atMost(LIMIT).until(() -> flow.channel("one").taken().size() == 8);
        assertThat(flow.channel("two").taken()).hasSize(8);
        assertThat(flow.isRunning()).isTrue();
    }

    @Test
    void anOpenBreakerTriesNoAlertUntilATestOfTheLinkSucceeds() {
        start();
        flow.channel("one").probed(LinkState.down("Down."));
        flow.channel("one").answers(ScriptedConnector::unreachable);
        for (int i = 0; i < 8; i++) {
            flow.submit(flood("A" + i));
        }
        await().atMost(LIMIT).until(() -> flow.channel("one").probes() >= 3);
        int tried = flow.channel("one").tried().size();
        await().atMost(LIMIT).until(() -> flow.channel("one").probes() >= 5);

        assertThat(flow.channel("one").tried()).hasSize(tried);
        flow.channel("one").answers(ScriptedConnector::accept);
        flow.channel("one").probed(LinkState.up("Up."));
        await().atMost(LIMIT).until(() -> flow.channel("one").taken().size() == 8);
    }

    @Test
    void whatIsUrgentDoesNotWaitForWhatIsNot() {
        start();
        CountDownLatch hang = new CountDownLatch(1);
        flow.channel("three").answers(delivery -> {
            if (delivery.alert().severity() == Severity.MINOR) {
                awaitQuietly(hang);
            }
            return ScriptedConnector.accept(delivery);
        });
        for (int i = 0; i < 20; i++) {
            assertThat(flow.submit(SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                            .identifier("minor-" + i)
                            .severity(Severity.MINOR)
                            .message()))
                    .isInstanceOf(Accept.class);
        }
        CapMessage grave = flood("grave");
        flow.submit(grave);

        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(flow.states(grave.key())).containsEntry("three", State.ACCEPTED));
        hang.countDown();
        await().atMost(LIMIT).until(() -> flow.channel("three").taken().size() == 21);
    }

    @Test
    void aPeerThatAsksForAPauseGetsIt() {
        start();
        Duration pause = Duration.ofSeconds(2);
        flow.channel("two")
                .answers(delivery -> delivery.attempt() == 1
                        ? new Outcome.Unreachable(ReasonCode.PEER_BUSY, "Come again later.", Optional.of(pause))
                        : ScriptedConnector.accept(delivery));
        CapMessage alert = flood("A1");
        flow.submit(alert);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.deliveries(alert.key()))
                .filteredOn(row -> row.channel().equals("two") && row.state() == State.WAITING)
                .singleElement()
                .satisfies(row -> assertThat(row.nextAttemptAt()).hasValueSatisfying(next -> assertThat(next)
                        .isEqualTo(row.updatedAt().plus(pause)))));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));
        assertThat(flow.channel("two").tried()).hasSize(2);
    }

    @Test
    void aCancelThatAChannelDoesNotTakeIsAnAlarmAlsoAfterARestart() {
        start();
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.states(alert.key()).get("two") == State.ACCEPTED);
        flow.channel("two")
                .answers(delivery -> new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, "The peer refuses cancels."));
        CapMessage cancel = SampleAlerts.cancel(alert, Instant.now());
        flow.submit(cancel);

        await().atMost(LIMIT).untilAsserted(() -> assertThatTwoGaveAlarm(cancel));
        await().atMost(LIMIT).until(() -> flow.states(cancel.key()).get("two") == State.REFUSED);
        flow.close();
        start();
        assertThatTwoGaveAlarm(cancel);
    }

    private void assertThatTwoGaveAlarm(CapMessage cancel) {
        assertThat(flow.cancels.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.delivery().alert()).isEqualTo(cancel.key());
            assertThat(alarm.detail()).isEqualTo("Cancel not delivered on channel two: The peer refuses cancels.");
        });
    }

    @Test
    void partsAreDeliveredApartAndEndTogether() {
        start();
        flow.channel("one")
                .answers(delivery -> delivery.part().isPresent()
                        ? ScriptedConnector.accept(delivery)
                        : new Outcome.Split(List.of(new Part(1, 2, "0-499"), new Part(2, 2, "500-700"))));
        CapMessage alert = flood("A1");
        flow.submit(alert);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("one", State.ACCEPTED));
        assertThat(flow.channel("one").taken()).hasSize(2);
        assertThat(flow.deliveries(alert.key()))
                .filteredOn(row -> row.channel().equals("one"))
                .first()
                .satisfies(row -> assertThat(row.counts()).containsEntry("taken", 2L));
    }

    @Test
    void aLedgerThatIsGoneDelaysNoAlert() {
        start();
        flow.ledger.close();
        CapMessage alert = flood("A1");

        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);

        await().atMost(LIMIT)
                .until(() -> flow.channel("one").taken().size() == 1
                        && flow.channel("two").taken().size() == 1
                        && flow.channel("three").taken().size() == 1);
        flow.close();

        start();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(alert.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED)));
    }

    @Test
    void aCancelFollowsAnAlertThatWentOutWhileTheLedgerWasLocked() throws SQLException {
        start();
        CapMessage alert = flood("A1");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin immediate");
            flow.submit(alert);
            await().atMost(LIMIT)
                    .until(() -> flow.channels.values().stream()
                                    .mapToInt(channel -> channel.taken().size())
                                    .sum()
                            == 3);
            lock.execute("rollback");
        }
        CapMessage cancel = SampleAlerts.cancel(alert, Instant.now());
        flow.submit(cancel);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(cancel.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED)));
    }

    @Test
    void aLockedLedgerDelaysOnlyTheFirstDeliveries() throws SQLException {
        start();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement lock = other.createStatement()) {
            lock.execute("begin immediate");
            for (int i = 0; i < 40; i++) {
                flow.submit(flood("A" + i));
            }
            // Two looks at the ledger each, a second long, one after the other, would take 40 s and more.
            await().atMost(LIMIT).until(() -> flow.channel("one").taken().size() == 40);
            lock.execute("rollback");
        }
    }

    @Test
    void whenTheBrokerCannotKeepItNothingIsAccepted() {
        start();
        CapMessage alert = flood("A1");
        flow.broker.close();

        assertThat(flow.submit(alert)).isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(refuse.cause())
                .isEqualTo(Cause.NOT_KEPT));
        flow.close();

        start();
        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);
    }

    @Test
    void anExerciseReachesDrillChannelsAloneAndSaysWhereThereIsNone() {
        start();
        String xml = SampleAlerts.floodXml(Instant.now(), Duration.ofHours(1))
                .replace("<status>Actual</status>", "<status>Exercise</status>");
        CapMessage exercise = Messages.cap(xml.getBytes(StandardCharsets.UTF_8));

        assertThat(flow.submit(exercise)).isInstanceOf(Accept.class);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(exercise.key()))
                .isEqualTo(Map.of("one", State.SKIPPED, "two", State.SKIPPED, "three-drill", State.ACCEPTED)));
        assertThat(flow.channel("one").tried()).isEmpty();
        assertThat(flow.channel("two").tried()).isEmpty();
        assertThat(flow.channel("three").tried()).isEmpty();
    }
}
