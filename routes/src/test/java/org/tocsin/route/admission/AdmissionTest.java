package org.tocsin.route.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Severity;
import org.tocsin.route.IntakeDecision.Cause;
import org.tocsin.route.IntakeDecision.Refuse;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.PlanFile;

class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String PLAN =
            """
            name: A plan
            areas:
              - {name: north, polygon: "13.9,-61.2 13.9,-60.7 14.2,-60.7 14.2,-61.2 13.9,-61.2"}
            authorities:
              - id: met
                name: Met
                senders: [alerts@met.example]
                keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
                areas: [north]
                statuses: [Actual]
                scopes: [Public]
                max-severity: Extreme
                quota:
                  - {most: 10, within: 1m}
                  - {most: 2, within: 10m, severity: Extreme}
            channels:
              - {name: web, kind: web-feed, mode: live}
            rules:
              - {name: all, channels: [web]}
            """;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final Admission admission = new Admission(new Quotas(nanos::get), waiting::get, () -> 1000);
    private Authority met;

    @BeforeEach
    void readPlan() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        var reading = PlanFile.read(file, (channel, settings) -> {});
        assertThat(reading.problems()).isEmpty();
        met = reading.plan().orElseThrow().authorities().get(0);
    }

    private static Alert alert(Severity severity) {
        return SampleAlert.flood(NOW, AN_HOUR).severity(severity).message().alert();
    }

    private Optional<Refuse> send(Severity severity) {
        return admission.refusal(met, alert(severity));
    }

    @Test
    void aQuotaThatIsUsedUpRefusesAndSaysWhenToComeBack() {
        for (int i = 0; i < 10; i++) {
            assertThat(send(Severity.SEVERE)).isEmpty();
        }

        assertThat(send(Severity.SEVERE)).hasValueSatisfying(refuse -> {
            assertThat(refuse.cause()).isEqualTo(Cause.OVER_QUOTA);
            assertThat(refuse.retryAfter()).contains(Duration.ofSeconds(6));
            assertThat(refuse.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("PLAN-QUOTA");
                assertThat(finding.message())
                        .isEqualTo("The plan lets met send 10 messages within 1m, and that is used up. Send it again in"
                                + " 6 s; a Cancel is taken at any time.");
            });
        });
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(send(Severity.SEVERE)).isEmpty();
        assertThat(send(Severity.SEVERE)).isPresent();
    }

    @Test
    void whatOneQuotaRefusesIsCountedAgainstNoOther() {
        assertThat(send(Severity.EXTREME)).isEmpty();
        assertThat(send(Severity.EXTREME)).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(send(Severity.EXTREME)).isPresent();
        }

        for (int i = 0; i < 8; i++) {
            assertThat(send(Severity.MODERATE)).isEmpty();
        }
        assertThat(send(Severity.MODERATE)).isPresent();
    }

    @Test
    void aCancelCountsAgainstNoQuota() {
        Alert cancel =
                SampleAlerts.cancel(SampleAlerts.flood(NOW, AN_HOUR), NOW).alert();
        for (int i = 0; i < 30; i++) {
            assertThat(admission.refusal(met, cancel)).isEmpty();
        }
        assertThat(send(Severity.SEVERE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MINOR, 499, 500",
        "UNKNOWN, 499, 500",
        "MODERATE, 749, 750",
        "SEVERE, 999, 1000",
    })
    void theMildestIsTurnedAwayFirst(Severity severity, long taken, long shed) {
        waiting.set(taken);
        assertThat(send(severity)).isEmpty();

        waiting.set(shed);
        assertThat(send(severity)).hasValueSatisfying(refuse -> {
            assertThat(refuse.cause()).isEqualTo(Cause.NO_ROOM);
            assertThat(refuse.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                    .startsWith(shed + " messages wait in the queues"));
        });
    }

    @Test
    void extremeAlertsUpdatesAndCancelsAreNeverTurnedAwayForTheirNumber() {
        waiting.set(Long.MAX_VALUE);
        Alert original = alert(Severity.MINOR);

        assertThat(send(Severity.EXTREME)).isEmpty();
        assertThat(admission.refusal(
                        met,
                        SampleAlerts.update(SampleAlerts.flood(NOW, AN_HOUR), NOW, AN_HOUR)
                                .alert()))
                .isEmpty();
        assertThat(admission.refusal(
                        met,
                        SampleAlerts.cancel(SampleAlerts.flood(NOW, AN_HOUR), NOW)
                                .alert()))
                .isEmpty();
        assertThat(admission.refusal(met, original)).isPresent();
    }
}
