package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;

/** A disk that fills up or cannot be written, and a clock that jumps: refused before acceptance, mended without hands. */
class WeatherIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int ALERTS = 12;
    private static final long AN_HOUR = 3600;

    private final int port = TestCounterparts.freePort();
    private final GatewayClient client = GatewayClient.of("http://127.0.0.1:" + port);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestInstallation installation;
    private Weather weather;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        weather = Weather.over(folder.resolve("data"), folder.resolve("weather"));
        far = TestCounterparts.start(folder);
        installation = TestInstallation.write(folder, far, false);
        gateway = begin().awaitStart(output());
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private GatewayProcess begin() {
        return GatewayProcess.begin(installation, port, output(), "-Xmx512m", weather.environment());
    }

    private Path output() {
        return folder.resolve("gateway.log");
    }

    private String log() throws IOException {
        return Files.readString(output());
    }

    private List<TestAlert> accepted(String prefix) {
        List<TestAlert> accepted = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            TestAlert alert = TestAlert.flood("%s-%02d".formatted(prefix, i));
            client.accepted(alert);
            accepted.add(alert);
        }
        return accepted;
    }

    private void assertThatNoneIsMissing(List<TestAlert> promised) {
        new Aftermath(client, far).assertThatNoneIsMissing(promised);
    }

    @Test
    void aDiskWithoutRoomRefusesBeforeAcceptanceAndIsUsedAgainByItself() throws IOException {
        List<TestAlert> before = accepted("before");
        weather.scarce();
        await().atMost(LIMIT)
                .until(() -> client.get("/actuator/health/readiness").status() == 503);

        Answer refused = client.submit(TestAlert.flood("refused"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("Nothing was accepted").doesNotContain("Exception");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThatNoneIsMissing(before);

        weather.fair();
        await().atMost(LIMIT)
                .until(() -> client.get("/actuator/health/readiness").status() == 200);
        assertThatNoneIsMissing(accepted("after"));
        assertThat(gateway.isRunning()).isTrue();
    }

    @Test
    void aDiskThatFailsAWriteEndsTheGatewayWhichStartsAgainWithoutLoss() throws IOException {
        List<TestAlert> promised = new ArrayList<>(accepted("before"));
        weather.full();
        assertThat(client.submit(TestAlert.flood("while-full").endingIn(Duration.ofHours(2)))
                        .status())
                .isEqualTo(503);

        assertThat(gateway.awaitEnd(LIMIT)).isEqualTo(3);
        assertThat(log()).contains("event=broker-lost");

        gateway = begin();
        assertThat(gateway.awaitEnd(LIMIT)).isPositive();
        weather.fair();
        gateway = begin().awaitStart(output());
        promised.addAll(accepted("after"));
        assertThatNoneIsMissing(promised);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamedWithTheRemedyBeforeAnythingStarts() throws IOException {
        gateway.close();
        Files.delete(output());
        weather.readOnly();

        gateway = begin();
        assertThat(gateway.awaitEnd(LIMIT)).isPositive();

        assertThat(log())
                .contains("The data directory", weather.data().toString(), "cannot be written")
                .doesNotContain("\tat ");
    }

    @Test
    void aClockThatJumpsAheadEndsWhatIsOverAndLosesNothing() throws IOException {
        far.cells().script().add("on write-replace stay silent always");
        TestAlert brief = TestAlert.flood("brief").endingIn(Duration.ofMinutes(30));
        client.accepted(brief);
        await().atMost(LIMIT).until(() -> !far.cells().received().isEmpty());

        weather.clock(AN_HOUR);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.states(brief.key())).containsEntry("cells", "EXPIRED"));
        int sent = far.broadcasts(brief.mark()).size();
        far.cells().script().clear();
        TestAlert later = in("later", AN_HOUR);
        client.accepted(later);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.states(later.key())).containsEntry("cells", "ACCEPTED"));
        assertThat(far.broadcasts(brief.mark())).hasSize(sent);
    }

    @Test
    void aClockThatJumpsBackKeepsNobodyWaiting() throws IOException {
        weather.clock(AN_HOUR);
        far.cells().script().add("on write-replace stay silent 2 times");
        TestAlert waiting = in("waiting", AN_HOUR);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.submit(waiting).status()).isIn(200, 202));
        await().atMost(LIMIT).until(() -> !far.broadcasts(waiting.mark()).isEmpty());

        weather.fair();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.states(waiting.key())).containsEntry("cells", "ACCEPTED"));
        assertThatNoneIsMissing(accepted("after"));
    }

    /** Sent by a clock that is so many seconds off. */
    private static TestAlert in(String identifier, long seconds) {
        Instant sent = Instant.now().plusSeconds(seconds);
        return TestAlert.flood(identifier)
                .with("sent", TestAlert.time(sent))
                .with("expires", TestAlert.time(sent.plusSeconds(AN_HOUR)));
    }
}
