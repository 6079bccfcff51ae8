package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.Finding;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.route.admission.Admission;
import org.tocsin.route.admission.Quotas;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Plan;

/** What a sender is told of a message that is not taken. */
class ExaminationTest {
    private static final Instant SENT = Instant.parse("2026-11-23T17:07:20Z");

    @TempDir
    private Path folder;

    @Test
    void aRefusalHasSchemaRulesAndPlanInOneAnswerWithPlaces() {
        String xml = sample().replaceFirst("<sender>[^<]*", "<sender>somebody@else.example")
                .replaceFirst("<certainty>[^<]*</certainty>", "")
                .replaceFirst("<headline>", "<headline>&lt;b&gt;");

        List<Finding> findings = refusal(xml);

        assertThat(findings)
                .extracting(Finding::rule, Finding::path)
                .contains(
                        tuple("SCHEMA", "/alert/info[1]"),
                        tuple("CAP-37", "/alert/info[1]/headline"),
                        tuple("PLAN-SENDER", "/alert/sender"));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.place()).isPresent());
    }

    @Test
    void nobodyIsToldThatHeMayNotSendWhatCouldNotBeRead() {
        List<Finding> findings = refusal(sample().replaceFirst("<status>[^<]*", "<status>Actuall"));

        assertThat(findings).extracting(Finding::rule, Finding::path).containsExactly(tuple("SCHEMA", "/alert/status"));
    }

    @Test
    void anUnreadablePolygonIsNotCalledAMissingAreaToo() {
        List<Finding> findings = refusal(sample().replaceFirst("<polygon>", "<polygon>somewhere "));

        assertThat(findings).extracting(Finding::rule).containsExactly("CAP-25");
    }

    private List<Finding> refusal(String xml) {
        Plan plan = TestPlan.plan(folder);
        Clock clock = Clock.fixed(SENT.plusSeconds(5), ZoneOffset.UTC);
        Intake intake = new Intake(
                () -> plan,
                new AcceptedIndex(Duration.ofSeconds(5)),
                new ChainIndex(),
                new Admission(new Quotas(System::nanoTime), () -> 0, () -> 1),
                clock);
        IntakeDecision decision = intake.decide(new Intake.Submission(
                xml.getBytes(StandardCharsets.UTF_8), plan.authorities().get(0)));
        assertThat(decision).isInstanceOf(IntakeDecision.Refuse.class);
        return ((IntakeDecision.Refuse) decision).findings();
    }

    private static String sample() {
        return new String(SampleAlerts.flood(SENT, Duration.ofHours(1)).bytes(), StandardCharsets.UTF_8);
    }
}
