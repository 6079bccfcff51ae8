package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.simulator.CbspOnAir;
import org.tocsin.simulator.CbspReceived;

/** Two packaged gateways on one data directory: one owns every link, the other waits and takes over. */
class StandbyIT {
    private static final int ALERTS = 12;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TAKE_OVER = Duration.ofSeconds(60);

    private final int firstPort = TestCounterparts.freePort();
    private final int secondPort = TestCounterparts.freePort();
    private final GatewayClient first = GatewayClient.of("http://127.0.0.1:" + firstPort);
    private final GatewayClient second = GatewayClient.of("http://127.0.0.1:" + secondPort);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private GatewayProcess owner;
    private GatewayProcess waiting;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        TestInstallation installation = TestInstallation.write(folder, far, false);
        owner = GatewayProcess.run(installation, firstPort, folder.resolve("first.log"));
        waiting = GatewayProcess.begin(installation, secondPort, folder.resolve("second.log"), "-Xmx512m", Map.of());
        await().atMost(LIMIT)
                .until(() -> log("second.log").contains("Standby: another gateway (process " + owner.pid()));
    }

    @AfterEach
    void stop() {
        owner.close();
        waiting.close();
        far.close();
    }

    @Test
    void oneThatWaitsIsAliveAndNotReadyAndDialsNobody() {
        assertThat(second.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(second.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(second.get("/actuator/health").text()).contains("standby");
        assertThat(second.get("/actuator/prometheus").text()).contains("tocsin_standby 1");
        assertThat(first.get("/actuator/prometheus").text()).contains("tocsin_standby 0");
        TestAlert alert = TestAlert.flood("standby");
        assertThat(second.submit(alert).status()).isEqualTo(503);

        first.accepted(alert);

        await().atMost(LIMIT)
                .until(() -> "ACCEPTED".equals(first.states(alert.key()).get("cells")));
        assertThat(far.cells().connections()).isEqualTo(1);
        assertThat(owner.isRunning()).isTrue();

        Instant asked = Instant.now();
        owner.terminate(LIMIT);
        waiting.started().orTimeout(TAKE_OVER.toSeconds(), TimeUnit.SECONDS).join();
        System.out.println("standby test: took over "
                + Duration.between(asked, Instant.now()).toMillis() + " ms after the owner was asked to end");
        assertThat(second.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(second.states(alert.key())).containsEntry("cells", "ACCEPTED");
        assertThatEachIsOnAirOnce(List.of(alert));
    }

    @Test
    void itTakesOverInTheMiddleOfABroadcastWithoutASecondOneAndWithoutLoss() {
        far.cells().script().add("on write-replace wait 150ms always");
        List<TestAlert> alerts = IntStream.range(0, ALERTS)
                .mapToObj(number -> TestAlert.flood("mid%02d".formatted(number)))
                .toList();
        alerts.forEach(first::accepted);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> onAir(alerts) > 2);

        owner.kill();
        Instant killed = Instant.now();
        long onAirAtTheEnd = onAir(alerts);
        assertThat(onAirAtTheEnd).as("alerts on air when the owner was killed").isLessThan(ALERTS);
        waiting.started().orTimeout(TAKE_OVER.toSeconds(), TimeUnit.SECONDS).join();
        System.out.println("standby test: took over "
                + Duration.between(killed, Instant.now()).toMillis() + " ms after kill -9, with " + onAirAtTheEnd
                + " of " + ALERTS + " alerts on air");

        new Aftermath(second, far).assertThatNoneIsMissing(alerts);
        assertThatEachIsOnAirOnce(alerts);
    }

    /** A write may be repeated, but only under the number that phones know already. */
    private void assertThatEachIsOnAirOnce(List<TestAlert> alerts) {
        for (TestAlert alert : alerts) {
            assertThat(far.cells().onAir())
                    .filteredOn(broadcast -> broadcast.text().contains(alert.mark()))
                    .as(alert.mark())
                    .extracting(CbspOnAir::cell)
                    .containsExactlyInAnyOrder("262-42-257-4097", "262-42-257-4098");
            assertThat(far.broadcasts(alert.mark()).stream()
                            .map(CbspReceived::serial)
                            .distinct())
                    .as("serial numbers of " + alert.mark())
                    .hasSize(1);
        }
    }

    private long onAir(List<TestAlert> alerts) {
        List<CbspOnAir> onAir = far.cells().onAir();
        return alerts.stream()
                .filter(alert ->
                        onAir.stream().anyMatch(broadcast -> broadcast.text().contains(alert.mark())))
                .count();
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
