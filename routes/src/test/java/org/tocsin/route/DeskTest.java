package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.desk.StopDesk;
import org.tocsin.route.ledger.DeliveryRow;

/** What operators do to channels and to alerts that are out, on a real broker and ledger. */
class DeskTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = Flow.start(folder, TestPlan.plan(folder));
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private static CapMessage flood(String identifier) {
        return SampleAlerts.flood(identifier, Instant.now(), Duration.ofHours(1));
    }

    private DeliveryRow row(AlertKey alert, String channel) {
        return flow.deliveries(alert).stream()
                .filter(row -> row.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private Outcome stop(AlertKey alert, String channel) {
        return flow.stopDesk.stop(new StopDesk.Order(
                new DeliveryKey(alert, channel, row(alert, channel).target()),
                Instant.now().plus(Duration.ofHours(1)),
                "duty",
                "False alarm."));
    }

    private String auditTrail() {
        List<String> bodies = flow.ledger.read(
                jdbc -> jdbc.sql("select body from audit").query(String.class).list());
        return String.join("\n", bodies);
    }

    @Test
    void aPausedChannelWaitsWhileTheOthersGoOnAndResumesWithWhatWaited() {
        flow.channelDesk.pause("two", "duty", "New software in the controller.", Optional.empty());
        CapMessage alert = flood("A1");
        flow.submit(alert);

        await().atMost(LIMIT).until(() -> flow.channel("one").taken().size() == 1);
        assertThat(flow.channel("two").isPaused()).isTrue();
        assertThat(flow.isRunning()).isTrue();
        assertThat(flow.channelDesk.alarms())
                .extracting(alarm -> alarm.detail())
                .singleElement()
                .asString()
                .startsWith("1 urgent delivery waits on channel two, which is paused by duty since ")
                .endsWith("until it is resumed: New software in the controller.");
        assertThat(flow.channel("two").tried()).isEmpty();

        assertThat(flow.channelDesk.resume("two", "duty", "Done.")).isTrue();

        await().atMost(LIMIT).until(() -> flow.channel("two").taken().size() == 1);
        assertThat(flow.channel("two").isPaused()).isFalse();
        assertThat(flow.channelDesk.resume("two", "duty", "Done.")).isFalse();
        assertThat(flow.channelDesk.alarms()).isEmpty();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(auditTrail())
                .contains("pause", "resume", "New software in the controller."));
    }

    @Test
    void aPauseOutlastsARestartAndEndsByItself() {
        Instant until = Instant.now().plus(Duration.ofMinutes(10));
        flow.channelDesk.pause("two", "duty", "Maintenance.", Optional.of(until));
        flow.close();

        flow = Flow.start(folder, TestPlan.plan(folder));

        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.channel("one").taken().size() == 1);
        assertThat(flow.pauses.of("two").orElseThrow().until().orElseThrow().toEpochMilli())
                .isEqualTo(until.toEpochMilli());
        assertThat(flow.isRunning()).isTrue();
        assertThat(flow.channel("two").tried()).isEmpty();
        flow.channelDesk.look();
        assertThat(flow.pauses.isPaused("two")).isTrue();

        flow.channelDesk.pause(
                "two", "duty", "Nearly done.", Optional.of(Instant.now().plusMillis(50)));

        await().atMost(LIMIT).until(() -> {
            flow.channelDesk.look();
            return !flow.pauses.isPaused("two");
        });
        await().atMost(LIMIT).until(() -> flow.channel("two").taken().size() == 1);
    }

    @Test
    void whatWaitsOnAPausedChannelExpiresWithItsReceipt() {
        flow.channelDesk.pause("two", "duty", "Maintenance.", Optional.empty());
        CapMessage alert = SampleAlerts.flood("A1", Instant.now(), Duration.ofSeconds(3));
        flow.submit(alert);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.EXPIRED));
        assertThat(flow.channel("two").tried()).isEmpty();
    }

    @Test
    void aStoppedAlertIsTakenBackAndNeverGoesOutAgain() {
        flow.channel("two").stops(alert -> new Outcome.Accepted("ref", "Off air in 1 of 1 cells.", Map.of()));
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));

        assertThat(stop(alert.key(), "two")).isInstanceOf(Outcome.Accepted.class);

        assertThat(flow.channel("two").stopped()).containsExactly(alert.key());
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(row(alert.key(), "two").state()).isEqualTo(State.SUPERSEDED);
            assertThat(row(alert.key(), "two").reason()).isEqualTo("STOPPED");
            assertThat(row(alert.key(), "two").detail())
                    .startsWith("Stopped by duty at ")
                    .endsWith("False alarm. Off air in 1 of 1 cells.");
        });
        assertThat(row(alert.key(), "one").state()).isEqualTo(State.ACCEPTED);
        assertThat(flow.stopDesk.open()).isEmpty();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.reader().audit(alert.key()).toString())
                        .contains("stop", "duty", "False alarm."));
    }

    @Test
    void whatWaitsForTheNextAttemptIsStoppedToo() {
        flow.channel("two").answers(ScriptedConnector::unreachable);
        flow.channel("two")
                .stops(alert ->
                        new Outcome.Refused(ReasonCode.ORIGINAL_NOT_SENT, "Nothing of this alert went out here."));
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.WAITING));

        assertThat(stop(alert.key(), "two")).isInstanceOf(Outcome.Accepted.class);
        flow.channel("two").answers(ScriptedConnector::accept);

        await().atMost(LIMIT).until(() -> flow.broker.depth("deliver.two.urgent") == 0);
        assertThat(flow.channel("two").taken()).isEmpty();
        assertThat(row(alert.key(), "two").reason()).isEqualTo("STOPPED");
    }

    @Test
    void aStopThatThePeerDoesNotAnswerStaysOpenOverARestart() {
        AtomicReference<Outcome> answer =
                new AtomicReference<>(new Outcome.Unreachable(ReasonCode.TIMEOUT, "No answer within the time limit."));
        flow.channel("two").stops(alert -> answer.get());
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));

        assertThat(stop(alert.key(), "two")).isInstanceOf(Outcome.Unreachable.class);

        assertThat(flow.stopDesk.open()).hasSize(1);
        flow.stopDesk.look();
        assertThat(flow.stopDesk.open()).hasSize(1);
        flow.close();
        flow = Flow.start(folder, TestPlan.plan(folder), (channel, connector) -> {
            connector.stops(again -> answer.get());
            connector.nothingIsOut();
        });
        assertThat(flow.stopDesk.open()).hasSize(1);
        flow.stopDesk.look();
        assertThat(flow.stopDesk.open()).isEmpty();
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(row(alert.key(), "two").detail()).endsWith("Nothing of it is out any more."));
    }

    @Test
    void aChannelThatCannotTakeBackSaysSoAndNothingChanges() {
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));

        Outcome outcome = stop(alert.key(), "two");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).code()).isEqualTo(ReasonCode.CANNOT_STOP);
        assertThat(flow.stops.of("two", alert.key())).isEmpty();
    }
}
