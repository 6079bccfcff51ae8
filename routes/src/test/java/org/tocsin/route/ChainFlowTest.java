package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Action;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.IntakeDecision.Refuse;
import org.tocsin.route.IntakeDecision.Repeat;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** Updates and Cancels that come before what they refer to, from others, or twice, on the real broker. */
class ChainFlowTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String HOLD_LONG = "unknown-parents: {policy: hold, hold: 10m}";
    private static final String HOLD_SHORT = "unknown-parents: {policy: hold, hold: 1s}";

    private final Instant now = Instant.now();
    private final CapMessage alert = SampleAlerts.flood("A1", now.minusSeconds(60), AN_HOUR);
    private final CapMessage update = SampleAlerts.update(alert, now.minusSeconds(30), AN_HOUR);
    private final CapMessage cancel = SampleAlerts.cancel(alert, now.minusSeconds(20));

    @TempDir
    Path folder;

    private Flow flow;

    @AfterEach
    void stop() {
        if (flow != null) {
            flow.close();
        }
    }

    private void start(String keys) {
        flow = Flow.start(folder, plan(keys));
    }

    private Plan plan(String keys) {
        return TestPlan.plan(
                folder,
                TestPlan.TEXT.replace("    max-severity: Extreme\n", "    max-severity: Extreme\n    " + keys + "\n"));
    }

    private Finding finding(IntakeDecision decision, String rule) {
        List<Finding> findings = decision instanceof Accept accept
                ? accept.alert().findings()
                : decision instanceof Refuse refuse ? refuse.findings() : List.of();
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + findings));
    }

    private static Map<String, State> everywhere(State state) {
        return Map.of("one", state, "two", state, "three", state);
    }

    private void awaitStates(CapMessage message, State state) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(message.key())).isEqualTo(everywhere(state)));
    }

    private List<Action> taken(String channel) {
        return flow.channel(channel).taken().stream().map(d -> d.action()).toList();
    }

    @Test
    void anUpdateOfSomethingUnknownWarnsAtOnceAndItsAlertNeverComesAfterIt() {
        start("");

        IntakeDecision decision = flow.submit(update);

        assertThat(finding(decision, "CAP-10").level()).isEqualTo(Level.WARNING);
        assertThat(finding(decision, "CAP-10").message()).contains("goes out as a first message", "A1");
        awaitStates(update, State.ACCEPTED);
        assertThat(taken("one")).containsExactly(Action.ALERT);

        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);

        awaitStates(alert, State.SUPERSEDED);
        assertThat(taken("one")).containsExactly(Action.ALERT);
    }

    @Test
    void aCancelOfSomethingUnknownIsKeptUnsentAndStopsItsAlert() {
        start("");

        assertThat(finding(flow.submit(cancel), "CAP-10").message()).contains("Nothing is sent");

        awaitStates(cancel, State.SKIPPED);
        flow.submit(alert);
        awaitStates(alert, State.SUPERSEDED);
        assertThat(flow.channel("one").tried()).isEmpty();
    }

    @Test
    void anUpdateOfSomethingUnknownIsRefusedWherePlansSaySo() {
        start("unknown-parents: {policy: refuse}");

        IntakeDecision decision = flow.submit(update);

        assertThat(decision).isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(refuse.cause())
                .isEqualTo(Cause.INVALID));
        assertThat(finding(decision, "CAP-10").isError()).isTrue();
        assertThat(flow.submit(alert)).isInstanceOf(Accept.class);
        assertThat(flow.submit(update)).isInstanceOf(Accept.class);
    }

    /** Accepted and not sent, such a Cancel would leave a false alarm on air and its author at ease. */
    @Test
    void aCancelThatNamesAnAcceptedMessageWithAnotherTimeIsRefusedWithTheRightOne() {
        start("");
        flow.submit(alert);
        CapMessage retimed = SampleAlert.cancel(SampleAlerts.flood("A1", now.minusSeconds(61), AN_HOUR), now)
                .message();

        IntakeDecision decision = flow.submit(retimed);

        assertThat(finding(decision, "CAP-10").isError()).isTrue();
        assertThat(finding(decision, "CAP-10").message())
                .contains("(accepted with sent " + alert.alert().sent().text() + ")");
    }

    @Test
    void anUpdateThatNamesAnAcceptedMessageWithAnotherTimeWarnsAtOnceThoughOthersAreHeld() {
        start(HOLD_LONG);
        flow.submit(alert);
        CapMessage retimed = SampleAlerts.update(SampleAlerts.flood("A1", now.minusSeconds(61), AN_HOUR), now, AN_HOUR);

        assertThat(finding(flow.submit(retimed), "CAP-10").message())
                .contains("goes out as a first message", "accepted with sent");
        awaitStates(retimed, State.ACCEPTED);
    }

    @Test
    void aHeldUpdateIsShownAndGoesOutAtOnceWhenItsAlertComes() {
        start(HOLD_LONG);

        IntakeDecision decision = flow.submit(update);

        assertThat(finding(decision, "CAP-10").message()).contains("held until");
        awaitStates(update, State.HELD);
        assertThat(flow.deliveries(update.key())).allSatisfy(row -> assertThat(row.nextAttemptAt())
                .hasValueSatisfying(at -> assertThat(at).isAfter(now.plusSeconds(500))));
        assertThat(flow.submit(update)).isInstanceOf(Repeat.class);
        assertThat(flow.channel("one").tried()).isEmpty();

        flow.submit(alert);

        awaitStates(update, State.ACCEPTED);
        awaitStates(alert, State.SUPERSEDED);
        for (String channel : List.of("one", "two", "three")) {
            assertThat(taken(channel)).containsExactly(Action.ALERT);
        }
        assertThat(flow.broker.depth(Envelope.HELD_QUEUE)).isZero();
    }

    @Test
    void aHeldCancelStopsItsAlertWhenThatComesAndIsNotSentItself() {
        start(HOLD_LONG);
        flow.submit(cancel);
        awaitStates(cancel, State.HELD);

        flow.submit(alert);

        awaitStates(alert, State.SUPERSEDED);
        awaitStates(cancel, State.SKIPPED);
        assertThat(flow.channel("one").tried()).isEmpty();
    }

    @Test
    void whenTheHoldEndsAnUpdateGoesOutAsAFirstMessageAndACancelEndsSkipped() {
        start(HOLD_SHORT);
        CapMessage other = SampleAlerts.cancel(SampleAlerts.flood("B1", now.minusSeconds(50), AN_HOUR), now);

        flow.submit(update);
        flow.submit(other);

        awaitStates(update, State.ACCEPTED);
        awaitStates(other, State.SKIPPED);
        assertThat(taken("one")).containsExactly(Action.ALERT);
    }

    @Test
    void aHoldLastsOverARestartAndItsAlertStillEndsIt() {
        start(HOLD_LONG);
        flow.submit(update);
        awaitStates(update, State.HELD);
        flow.close();

        start(HOLD_LONG);

        assertThat(flow.submit(update)).isInstanceOf(Repeat.class);
        assertThat(flow.broker.depth(Envelope.HELD_QUEUE)).isEqualTo(1);
        flow.submit(alert);
        awaitStates(update, State.ACCEPTED);
        awaitStates(alert, State.SUPERSEDED);
        assertThat(taken("one")).containsExactly(Action.ALERT);
    }

    @Test
    void whatWasHeldWhenTheGatewayDiedGoesOutOnceAfterwards() {
        start(HOLD_SHORT);
        flow.submit(update);
        ScriptedConnector before = flow.channel("one");
        // No waiting for anything: wherever the message is, it must come out of there.
        flow.close();

        start(HOLD_SHORT);

        awaitStates(update, State.ACCEPTED);
        assertThat(before.taken().size() + flow.channel("one").taken().size()).isEqualTo(1);
        assertThat(flow.broker.depth(Envelope.DEAD_QUEUE)).isZero();
    }

    /** A gateway whose ledger was lost cannot tell what it sent before, and a false alarm must not stay on air for that. */
    @Test
    void aCancelOfWhatALostLedgerMayHaveHeldGoesOutAtOnce() {
        flow = Flow.start(folder, plan(HOLD_LONG), now);

        assertThat(finding(flow.submit(cancel), "CAP-10").message()).contains("as far as this gateway remembers");

        awaitStates(cancel, State.ACCEPTED);
        assertThat(taken("one")).containsExactly(Action.CANCEL);
    }

    @Test
    void anUpdateOfWhatIsKnownIsNotHeld() {
        start(HOLD_LONG);
        flow.submit(alert);
        awaitStates(alert, State.ACCEPTED);

        flow.submit(update);

        awaitStates(update, State.ACCEPTED);
        assertThat(taken("one")).containsExactly(Action.ALERT, Action.UPDATE);
    }

    @Test
    void aCancelMayNameWhatIsCancelledAlreadyAndEndsAllThatStillStands() {
        start("");
        CapMessage second = SampleAlerts.flood("A2", now.minusSeconds(55), AN_HOUR);
        flow.submit(alert);
        flow.submit(second);
        awaitStates(alert, State.ACCEPTED);
        awaitStates(second, State.ACCEPTED);
        flow.submit(cancel);
        awaitStates(cancel, State.ACCEPTED);
        CapMessage both = SampleAlert.cancel(alert, now)
                .references(alert, second)
                .identifier("both")
                .message();

        assertThat(flow.submit(both)).isInstanceOf(Accept.class);

        awaitStates(both, State.ACCEPTED);
        assertThat(flow.channel("one").taken().get(3).supersedes())
                .containsExactlyInAnyOrder(alert.key(), second.key());
    }

    @Test
    void aCancelOfWhatHasExpiredIsRecordedAndNotSent() {
        start("");
        CapMessage brief = SampleAlerts.flood("A1", Instant.now().minusSeconds(58), Duration.ofSeconds(60));
        flow.submit(brief);
        awaitStates(brief, State.ACCEPTED);
        await().atMost(LIMIT).until(() -> Instant.now()
                .isAfter(brief.alert().expires(AN_HOUR).plusMillis(10)));
        CapMessage late =
                SampleAlert.cancel(brief, now).expires(now.plus(AN_HOUR)).message();

        assertThat(flow.submit(late)).isInstanceOf(Accept.class);

        awaitStates(late, State.SKIPPED);
        assertThat(taken("one")).containsExactly(Action.ALERT);
    }

    @Test
    void aMessageThatRefersToItselfGoesOutWhereThatIsTolerated() {
        start("checks: {tolerate: [self-reference]}");
        CapMessage self = SampleAlert.flood(now, AN_HOUR)
                .msgType(MsgType.UPDATE)
                .identifier("self")
                .references(SampleAlerts.flood("self", now, AN_HOUR))
                .message();

        assertThat(flow.submit(self)).isInstanceOf(Accept.class);

        awaitStates(self, State.ACCEPTED);
    }

    @Test
    void aCircleOfReferencesOfTheSameMomentIsRefused() {
        start("");
        CapMessage second = SampleAlert.update(alert, now.minusSeconds(60), AN_HOUR)
                .identifier("A2")
                .message();
        CapMessage first = SampleAlert.flood(now.minusSeconds(60), AN_HOUR)
                .identifier("A1")
                .msgType(MsgType.UPDATE)
                .references(second)
                .message();
        flow.submit(second);

        IntakeDecision decision = flow.submit(first);

        assertThat(first.key()).isEqualTo(alert.key());
        assertThat(decision).isInstanceOf(Refuse.class);
        assertThat(finding(decision, "CAP-09").message()).contains("refers back to it");
    }

    @Test
    void anUpdateThatLeavesOutALivingMemberOfItsChainIsTold() {
        start("");
        flow.submit(alert);
        flow.submit(update);
        CapMessage third =
                SampleAlert.update(alert, now, AN_HOUR).identifier("A3").message();

        Finding finding = finding(flow.submit(third), "CAP-11");

        assertThat(finding.level()).isEqualTo(Level.WARNING);
        assertThat(finding.message())
                .contains(update.alert().sender() + "," + update.alert().identifier() + ","
                        + update.alert().sent().text());
    }

    @Test
    void anAuthorityUpdatesAndCancelsForAnotherThatThePlanNamesAndNobodyElseDoes() {
        String plan = TestPlan.TEXT.replace(
                "channels:\n  - {name: one",
                """
                  - {id: duty, name: Civil defence, senders: [duty@cd.example], areas: [everywhere], statuses: [Actual],
                     scopes: [Public], max-severity: Extreme, delegated-for: [alerts@met.example],
                     keys: ["sha256:1111111111111111111111111111111111111111111111111111111111111111"]}
                channels:
                  - {name: one""");
        flow = Flow.start(folder, TestPlan.plan(folder, plan));
        flow.submit(alert);
        awaitStates(alert, State.ACCEPTED);
        CapMessage theirs = SampleAlert.update(alert, now.minusSeconds(10), AN_HOUR)
                .sender("duty@cd.example")
                .identifier("D1")
                .message();
        CapMessage end = SampleAlert.cancel(alert, now)
                .references(alert, theirs)
                .sender("duty@cd.example")
                .identifier("D2")
                .message();
        CapMessage back = SampleAlert.cancel(theirs, now).identifier("A9").message();
        Authority duty = flow.plan.authorities().get(1);

        assertThat(finding(flow.submit(back), "PLAN-REFERENCE").isError()).isTrue();
        assertThat(flow.submit(theirs.bytes(), duty)).isInstanceOf(Accept.class);
        awaitStates(theirs, State.ACCEPTED);
        assertThat(flow.submit(end.bytes(), duty)).isInstanceOf(Accept.class);
        awaitStates(end, State.ACCEPTED);

        assertThat(taken("one")).containsExactly(Action.ALERT, Action.UPDATE, Action.CANCEL);
    }
}
