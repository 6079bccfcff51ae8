package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;

/** What operators see and rely on: probes, metrics, the log, an orderly end, and what happens without a broker. */
class OperationsTest {
    private static final List<String> SECRETS = Stream.concat(
                    Stream.of(
                            TestInstallation.MET_KEY,
                            TestInstallation.COAST_KEY,
                            "a-wrong-key",
                            TestCounterparts.PASSWORD),
                    TestInstallation.IN_VALLEY.stream())
            .toList();

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(folder, far);
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    @Test
    void metricsAndLogTellEverythingButSecretsAndPhoneNumbers() {
        gateway.awaitTakenByAll(gateway.client().accepted(TestAlert.flood("metrics")));
        far.smsc().stop();
        String waiting = gateway.client().accepted(TestAlert.flood("waiting"));
        gateway.awaitState(waiting, "sms", "WAITING");
        gateway.client().submit(TestAlert.flood("refused").bytes(), "a-wrong-key");
        gateway.client().submit("<alert>".getBytes(StandardCharsets.UTF_8), TestInstallation.MET_KEY);

        String metrics = gateway.client().get("/actuator/prometheus").text();

        assertThat(metrics)
                .contains("tocsin_intake_seconds_count{status=\"202\"")
                .contains("tocsin_intake_seconds_count{status=\"401\"")
                .contains("tocsin_intake_seconds_count{status=\"400\"")
                .contains("tocsin_deliveries_total{channel=\"cells\"")
                .contains("tocsin_handover_seconds_count{channel=\"sms\"")
                .contains("tocsin_queue_depth{queue=\"deliver.sms\"")
                .contains("tocsin_breaker_open{channel=\"sms\"")
                .contains("tocsin_ledger_facts");
        assertThat(gateway.log().lines()).anyMatch(line -> line.startsWith("event=accepted alert="));
        for (String secret : SECRETS) {
            assertThat(metrics).doesNotContain(secret);
            assertThat(gateway.log().lines()).noneMatch(line -> line.contains(secret));
        }
        assertThat(gateway.client()
                        .get("/actuator/health/readiness")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(gateway.client()
                        .get("/actuator/health/liveness")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void otherActuatorEndpointsAreShut() {
        for (String endpoint : List.of("env", "beans", "heapdump", "loggers", "shutdown", "threaddump")) {
            assertThat(gateway.client().get("/actuator/" + endpoint).status())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void withoutABrokerNothingIsAcceptedAndTheGatewayIsNotReady() {
        TestAlert alert = TestAlert.flood("no-broker");
        gateway.context().getBean(Engine.class).broker().close();
        Instant start = Instant.now();

        Answer answer = gateway.client().submit(alert);

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("org.apache");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(gateway.client().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(gateway.client().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(gateway.client().get("/api/v1/alerts/" + alert.key()).status())
                .isEqualTo(404);
        gateway.close();

        gateway = TestGateway.start(folder, far);

        assertThat(gateway.client().get("/api/v1/alerts/" + alert.key()).status())
                .isEqualTo(404);
        assertThat(gateway.client().submit(alert).status()).isEqualTo(202);
    }

    @Test
    void alertsAcceptedBeforeAShutdownAreDeliveredByTheNextStart() {
        far.smsc().stop();
        far.cells().stop();
        List<TestAlert> alerts = Stream.of("shut-a", "shut-b", "shut-c", "shut-d")
                .map(TestAlert::flood)
                .toList();
        alerts.forEach(gateway.client()::accepted);

        gateway.close();
        far.smsc().start();
        startCells();
        gateway = TestGateway.start(folder, far);

        for (TestAlert alert : alerts) {
            gateway.awaitTakenByAll(alert.key());
            assertThat(far.broadcasts(alert.mark())).hasSize(1);
            assertThat(far.messagesTo(alert.mark())).isEqualTo(TestInstallation.IN_VALLEY);
            await().atMost(TestGateway.LIMIT)
                    .until(() -> far.announcements(alert.mark()).size() == 1);
            assertThat(gateway.client().get("/feeds/alerts.atom").text()).contains(alert.mark());
        }
        assertThat(Files.exists(folder.resolve("data/ledger.db"))).isTrue();
    }

    private void startCells() {
        try {
            far.cells().start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
