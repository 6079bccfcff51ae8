package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Action;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.IntakeDecision.Accept;
import org.tocsin.route.plan.Plan;

/** A sender that says the same over and over rings no phone twice, and corrects what rang whichever it names. */
class CoalesceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Map<String, State> SKIPPED =
            Map.of("one", State.SKIPPED, "two", State.SKIPPED, "three", State.SKIPPED);
    private static final Map<String, State> ACCEPTED =
            Map.of("one", State.ACCEPTED, "two", State.ACCEPTED, "three", State.ACCEPTED);

    private final Instant now = Instant.now();
    private final CapMessage first = SampleAlerts.flood("first", now.minusSeconds(60), AN_HOUR);
    private final CapMessage repeat = SampleAlerts.flood("repeat", now.minusSeconds(30), AN_HOUR);

    @TempDir
    Path folder;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = Flow.start(folder, plan("    coalesce: 10m\n"));
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private Plan plan(String coalesce) {
        return TestPlan.plan(
                folder, TestPlan.TEXT.replace("    max-severity: Extreme\n", "    max-severity: Extreme\n" + coalesce));
    }

    private void awaitStates(CapMessage message, Map<String, State> states) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(message.key())).isEqualTo(states));
    }

    private List<Finding> accepted(CapMessage message) {
        IntakeDecision decision = flow.submit(message);
        assertThat(decision).isInstanceOf(Accept.class);
        return ((Accept) decision).alert().findings();
    }

    private List<Action> taken() {
        return flow.channel("one").taken().stream().map(d -> d.action()).toList();
    }

    @Test
    void whatWasSaidAMomentAgoIsKeptAndGoesNowhere() {
        accepted(first);
        awaitStates(first, ACCEPTED);

        Rehearsal foreseen = flow.rehearse(repeat.bytes());
        List<Finding> findings = accepted(repeat);

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("PLAN-REPEAT"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains(first.key().value()));
        awaitStates(repeat, SKIPPED);
        assertThat(flow.deliveries(repeat.key()))
                .allSatisfy(row -> assertThat(row.reason()).isEqualTo("COALESCED"));
        assertThat(foreseen.channels()).extracting(ChannelRehearsal::course).containsOnly(ChannelRehearsal.Course.SKIP);
        assertThat(taken()).containsExactly(Action.ALERT);
    }

    @Test
    void aCancelOfTheRepeatStopsWhatWentOutAlsoAfterARestart() {
        accepted(first);
        awaitStates(first, ACCEPTED);
        accepted(repeat);
        awaitStates(repeat, SKIPPED);

        flow.close();
        flow = Flow.start(folder, plan("    coalesce: 10m\n"));
        CapMessage cancel = SampleAlerts.cancel(repeat, Instant.now());
        accepted(cancel);

        awaitStates(cancel, ACCEPTED);
        assertThat(flow.channel("one").taken()).singleElement().satisfies(delivery -> assertThat(delivery.supersedes())
                .contains(first.key()));
    }

    @Test
    void whatWasStoppedMeanwhileGoesOutAnew() {
        accepted(first);
        awaitStates(first, ACCEPTED);
        accepted(SampleAlerts.cancel(first, now.minusSeconds(40)));

        accepted(repeat);

        awaitStates(repeat, ACCEPTED);
    }

    @Test
    void whatLastsMuchLongerSaysSomethingNew() {
        accepted(first);

        CapMessage longer = SampleAlerts.flood("longer", now.minusSeconds(30), AN_HOUR.plusMinutes(15));
        assertThat(accepted(longer)).noneMatch(finding -> finding.rule().equals("PLAN-REPEAT"));

        awaitStates(longer, ACCEPTED);
    }

    @Test
    void withoutTheKeyEachGoesOut() {
        flow.close();
        flow = Flow.start(folder, plan(""));
        accepted(first);
        accepted(repeat);

        awaitStates(first, ACCEPTED);
        awaitStates(repeat, ACCEPTED);
    }
}
