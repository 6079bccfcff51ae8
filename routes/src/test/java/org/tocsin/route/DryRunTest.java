package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.ChannelRehearsal.Course;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.IntakeDecision.Refuse;
import org.tocsin.route.IntakeDecision.Repeat;

class DryRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Flow flow;

    @AfterEach
    void stop() {
        flow.close();
    }

    @Test
    void eachPlannedChannelShowsWhatItIsHandedWhenTheMessageIsSubmitted() {
        start(TestPlan.TEXT);
        CapMessage alert = flood("A1");

        Rehearsal rehearsal = flow.rehearse(alert.bytes());

        assertThat(rehearsal.wouldDecide()).isInstanceOf(Accept.class);
        assertThat(rehearsal.alert()).hasValue(alert.alert());
        assertThat(courses(rehearsal)).containsOnlyKeys("one", "two", "three").containsValue(Course.SEND);
        assertThat(rehearsal.channels()).allSatisfy(channel -> {
            assertThat(channel.reason()).isEmpty();
            assertThat(channel.preview().texts()).hasSize(1);
        });
        submitEverywhere(alert);
        assertThat(flow.channel("one").previewed().get(0))
                .usingRecursiveComparison()
                .ignoringFields("transcript")
                .isEqualTo(flow.channel("one").tried().get(0));
    }

    @Test
    void aDryRunKeepsNothingSendsNothingAndBarsNobody() {
        start(TestPlan.TEXT);
        CapMessage alert = flood("A1");

        flow.rehearse(alert.bytes());
        flow.rehearse(alert.bytes());

        assertThat(flow.channel("one").tried()).isEmpty();
        assertThat(flow.reader().cap(alert.key())).isEmpty();
        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);
    }

    @Test
    void aRepeatAndAConflictAreForeseen() {
        start(TestPlan.TEXT);
        CapMessage alert = flood("A1");
        flow.submit(alert);
        byte[] other = new String(alert.bytes(), StandardCharsets.UTF_8)
                .replace("Flash Flood", "Flood")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(flow.rehearse(alert.bytes()).wouldDecide()).isInstanceOf(Repeat.class);
        Rehearsal conflict = flow.rehearse(other);

        assertThat(cause(conflict)).isEqualTo(Cause.CONFLICT);
        assertThat(conflict.findings()).extracting(Finding::rule).contains("CAP-04");
        assertThat(conflict.channels()).isNotEmpty();
    }

    @Test
    void theDecisionIsThatOfTheIntakeForWhatItRefuses() {
        start(TestPlan.TEXT);
        byte[] broken = "<alert".getBytes(StandardCharsets.UTF_8);
        byte[] expired = SampleAlert.flood(Instant.now().minus(HOUR), Duration.ofMinutes(5))
                .bytes();
        byte[] foreign = SampleAlert.flood(Instant.now(), HOUR)
                .sender("somebody@else.example")
                .bytes();

        for (byte[] bytes : List.of(broken, expired, foreign)) {
            Rehearsal rehearsal = flow.rehearse(bytes);
            Refuse refuse = (Refuse) flow.submit(bytes);

            assertThat(cause(rehearsal)).isEqualTo(refuse.cause());
            assertThat(rehearsal.findings())
                    .extracting(Finding::rule)
                    .isEqualTo(refuse.findings().stream().map(Finding::rule).toList());
        }
    }

    @Test
    void aMessageWithErrorsStillShowsItsChannelsAndUnreadableBytesHaveNone() {
        start(TestPlan.TEXT);
        byte[] foreign = SampleAlert.flood(Instant.now(), HOUR)
                .sender("somebody@else.example")
                .bytes();

        assertThat(cause(flow.rehearse(foreign))).isEqualTo(Cause.NOT_PERMITTED);
        assertThat(flow.rehearse(foreign).channels()).hasSize(3);
        Rehearsal unreadable = flow.rehearse("Flood!".getBytes(StandardCharsets.UTF_8));
        assertThat(unreadable.alert()).isEmpty();
        assertThat(unreadable.channels()).isEmpty();
    }

    @Test
    void anExerciseSkipsChannelsWithoutADrillOfTheirKind() {
        start(TestPlan.TEXT);
        byte[] exercise =
                SampleAlert.flood(Instant.now(), HOUR).status(Status.EXERCISE).bytes();

        Rehearsal rehearsal = flow.rehearse(exercise);

        assertThat(courses(rehearsal))
                .isEqualTo(Map.of("one", Course.SKIP, "two", Course.SKIP, "three-drill", Course.SEND));
        assertThat(rehearsal.channels().get(0).reason()).startsWith("NO_DRILL_CHANNEL: ");
    }

    @Test
    void aRefusalOfTheChannelIsShownWithItsReason() {
        start(TestPlan.TEXT);
        flow.channel("one")
                .previews(delivery -> Preview.refused(ReasonCode.NOBODY_IN_AREA, "No recipient is in the area."));

        ChannelRehearsal one = flow.rehearse(flood("A1").bytes()).channels().get(0);

        assertThat(one.course()).isEqualTo(Course.REFUSE);
        assertThat(one.reason()).isEqualTo("NOBODY_IN_AREA: No recipient is in the area.");
    }

    @Test
    void aFaultOfOneConnectorLeavesTheOtherChannelsShown() {
        start(TestPlan.TEXT);
        flow.channel("one").previews(delivery -> {
            throw new IllegalStateException("a bug");
        });

        Rehearsal rehearsal = flow.rehearse(flood("A1").bytes());

        assertThat(courses(rehearsal))
                .isEqualTo(Map.of("one", Course.REFUSE, "two", Course.SEND, "three", Course.SEND));
    }

    @Test
    void shortfallsAreFindingsThatThePlanRates() {
        start(TestPlan.TEXT.replace(
                "max-severity: Extreme", "max-severity: Extreme\n    checks: {levels: {CAP-38: error}}"));
        flow.channel("one")
                .previews(delivery -> new Preview(
                        List.of(),
                        Map.of(),
                        List.of(
                                new Shortfall(Matter.TEXT, "/alert/info[1]", "Too long. Shorten it."),
                                new Shortfall(Matter.VERTICES, "/alert/info[1]/area[1]", "Too many. Draw fewer.")),
                        Optional.empty(),
                        Optional.empty()));

        List<Finding> findings =
                flow.rehearse(flood("A1").bytes()).channels().get(0).findings();

        assertThat(findings).extracting(Finding::rule).containsExactly("CAP-38", "CAP-28");
        assertThat(findings).extracting(Finding::level).containsExactly(Level.ERROR, Level.WARNING);
        assertThat(findings.get(0).message()).isEqualTo("Too long. Shorten it.");
    }

    @Test
    void anUpdateIsShownAsTheCourierWillHandItOver() {
        start(TestPlan.TEXT);
        CapMessage alert = flood("A1");
        submitEverywhere(alert);
        CapMessage update = SampleAlerts.update(alert, Instant.now(), HOUR);

        flow.rehearse(update.bytes());
        submitEverywhere(update);

        for (String channel : List.of("one", "two", "three")) {
            assertThat(flow.channel(channel).previewed())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("transcript")
                    .containsExactly(flow.channel(channel).tried().get(1));
        }
    }

    @Test
    void aCancelIsSkippedWhereTheOriginalNeverWentAndShownWhereItDid() {
        start(TestPlan.TEXT);
        flow.channel("two").answers(delivery -> new Outcome.Refused(ReasonCode.TOO_LONG, "Too long."));
        CapMessage alert = flood("A1");
        flow.submit(alert);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(alert.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.REFUSED, "three", State.ACCEPTED)));

        Rehearsal rehearsal =
                flow.rehearse(SampleAlerts.cancel(alert, Instant.now()).bytes());

        assertThat(courses(rehearsal)).isEqualTo(Map.of("one", Course.SEND, "two", Course.SKIP, "three", Course.SEND));
        assertThat(rehearsal.channels().get(1).reason()).startsWith("ORIGINAL_NOT_SENT: ");
        assertThat(flow.channel("one").previewed().get(0).action()).isEqualTo(Action.CANCEL);
        assertThat(flow.channel("one").previewed().get(0).supersedes()).containsExactly(alert.key());
    }

    @Test
    void anUpdateOfAnUnknownMessageIsShownWaiting() {
        start(TestPlan.TEXT.replace(
                "    max-severity: Extreme\n",
                "    max-severity: Extreme\n    unknown-parents: {policy: hold, hold: 5m}\n"));
        CapMessage unknown = flood("A1");

        Rehearsal rehearsal =
                flow.rehearse(SampleAlerts.update(unknown, Instant.now(), HOUR).bytes());

        assertThat(rehearsal.wouldDecide()).isInstanceOf(Accept.class);
        assertThat(courses(rehearsal)).isEqualTo(Map.of("one", Course.HOLD, "two", Course.HOLD, "three", Course.HOLD));
        assertThat(rehearsal.channels().get(0).reason()).startsWith("It waits until ");
        assertThat(flow.channel("one").previewed().get(0).action()).isEqualTo(Action.ALERT);
    }

    @Test
    void anAnswerToASenderGoesNowhereAndSaysSo() {
        start(TestPlan.TEXT);
        byte[] ack = SampleAlert.flood(Instant.now(), HOUR)
                .msgType(MsgType.ACK)
                .references(flood("A1"))
                .bytes();

        Rehearsal rehearsal = flow.rehearse(ack);

        assertThat(rehearsal.channels()).isEmpty();
        assertThat(rehearsal.findings()).extracting(Finding::rule).contains("PLAN-TYPE");
    }

    @Test
    void aBrokerWithoutRoomIsForeseenWithTheFindingsOfTheMessage() {
        start(TestPlan.TEXT);
        byte[] foreign = SampleAlert.flood(Instant.now(), HOUR)
                .sender("somebody@else.example")
                .bytes();
        flow.broker.close();

        Rehearsal rehearsal = flow.rehearse(foreign);

        assertThat(cause(rehearsal)).isEqualTo(Cause.NOT_KEPT);
        assertThat(rehearsal.findings()).extracting(Finding::rule).contains("BROKER", "PLAN-SENDER");
    }

    private void start(String plan) {
        flow = Flow.start(folder, TestPlan.plan(folder, plan));
    }

    private void submitEverywhere(CapMessage message) {
        assertThat(flow.submit(message)).isInstanceOf(Accept.class);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.states(message.key()))
                .isEqualTo(Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED)));
    }

    private static CapMessage flood(String identifier) {
        return SampleAlerts.flood(identifier, Instant.now(), HOUR);
    }

    private static Cause cause(Rehearsal rehearsal) {
        return ((Refuse) rehearsal.wouldDecide()).cause();
    }

    private static Map<String, Course> courses(Rehearsal rehearsal) {
        return rehearsal.channels().stream()
                .collect(Collectors.toMap(channel -> channel.channel().name(), ChannelRehearsal::course));
    }
}
