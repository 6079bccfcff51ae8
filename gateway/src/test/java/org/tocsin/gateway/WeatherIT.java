package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged gateway in bad weather: a disk that is full or read-only, and a clock that jumps. It says what is wrong, refuses
 * what it cannot keep, loses nothing that was answered 202, and goes on by itself.
 */
class WeatherIT {
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(100);
    /** How long a client may wait for an answer while the gateway finds out. */
    private static final Duration NOTICED = Duration.ofSeconds(3);

    /** For those whose submission is under way when the weather turns. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration BETWEEN_ALERTS = Duration.ofMillis(50);
    private static final int AT_WORK = 20;
    private static final int REFUSALS = 20;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final int port = TestCounterparts.freePort();
    private final GatewayClient client = GatewayClient.of("http://127.0.0.1:" + port);

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    Path folder;

    private TestCounterparts far;
    private TestInstallation installation;
    private Weather weather;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        weather = Weather.over(folder.resolve("data"), folder.resolve("switches"));
        far = TestCounterparts.start(folder);
        installation = TestInstallation.write(folder, far, false);
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        far.close();
        timer.shutdownNow();
    }

    /** Worse than most full disks: what was made before cannot be overwritten either, and the broker ends itself. */
    @Test
    void aFullDiskRefusesBeforeAcceptanceAndLosesNothing() throws Exception {
        gateway = begin().awaitStart(output());
        try (Submitters submitters = submittersAtWork("full")) {
            weather.begin(Weather.FULL);
            assertThatNothingIsAccepted("after-full");
            await().atMost(QUICK).until(() -> log().contains("event=broker-stopped"));
            weather.end(Weather.FULL);
            awaitAcceptance("roomy");
            submitters.close();
            assertThatEachGotAnAnswerSoon(submitters);
            new Aftermath(client, far).assertThatNoneIsMissing(submitters.accepted());
        }
        assertThat(log()).contains("event=broker-restarted");
    }

    /** What another program does: the broker sees that little is free, takes nothing more, and goes on by itself. */
    @Test
    void littleFreeSpaceRefusesBeforeAcceptanceAndLosesNothing() throws Exception {
        gateway = begin().awaitStart(output());
        try (Submitters submitters = submittersAtWork("low")) {
            weather.begin(Weather.LOW);
            assertThatNothingIsAccepted("after-low");
            weather.end(Weather.LOW);
            awaitAcceptance("roomy");
            submitters.close();
            assertThatEachGotAnAnswerSoon(submitters);
            new Aftermath(client, far).assertThatNoneIsMissing(submitters.accepted());
        }
        assertThat(log()).doesNotContain("event=broker-stopped");
    }

    @Test
    void aReadOnlyDataDirectoryEndsTheStartInOneSentence() throws Exception {
        weather.begin(Weather.READ_ONLY);
        gateway = begin();
        assertThat(gateway.awaitEnd(QUICK)).isPositive();
        assertThat(log())
                .contains("The data directory " + weather.data() + " cannot be written: Read-only file system")
                .contains("chown", "--data")
                .doesNotContain("\tat ", "Exception")
                .hasLineCount(1);
    }

    private Submitters submittersAtWork(String prefix) {
        Submitters submitters = new Submitters(client, prefix).start();
        var unused = timer.scheduleAtFixedRate(
                () -> submitters.release(1), 0, BETWEEN_ALERTS.toMillis(), TimeUnit.MILLISECONDS);
        await().atMost(QUICK).until(() -> submitters.accepted().size() >= AT_WORK);
        return submitters;
    }

    /** From the first refusal on, for some seconds; the first may take as long as the broker needs to notice. */
    private void assertThatNothingIsAccepted(String prefix) {
        await().atMost(NOTICED).pollInterval(MOMENT).until(() -> ready() == 503);
        for (int number = 0; number < REFUSALS; number++) {
            Instant before = Instant.now();
            var answer = client.submit(TestAlert.flood(prefix + "-" + number));
            assertThat(Duration.between(before, Instant.now())).isLessThan(NOTICED);
            assertThatItSaysWhy(answer.status() + " " + answer.text());
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(ready()).isEqualTo(503);
        }
    }

    private static void assertThatEachGotAnAnswerSoon(Submitters submitters) {
        assertThat(submitters.unanswered()).isEmpty();
        assertThat(submitters.surprises()).isNotEmpty().allSatisfy(WeatherIT::assertThatItSaysWhy);
        assertThat(submitters.longestWait()).isLessThan(LONGEST_WAIT);
    }

    private static void assertThatItSaysWhy(String answer) {
        assertThat(answer)
                .startsWith("503 ")
                .contains("The message could not be kept on disk, so it was not accepted. Send it again")
                .doesNotContain("Exception", "\\tat ");
    }

    private void awaitAcceptance(String prefix) {
        AtomicInteger number = new AtomicInteger();
        await().atMost(QUICK).pollInterval(MOMENT).until(() -> {
            TestAlert alert = TestAlert.flood(prefix + "-" + number.getAndIncrement());
            return client.submit(alert).status() == 202 && ready() == 200;
        });
    }

    private int ready() {
        return client.get("/actuator/health/readiness").status();
    }

    private GatewayProcess begin() {
        return GatewayProcess.begin(installation, port, output(), "-Xmx512m", weather.environment());
    }

    private String log() throws IOException {
        return Files.readString(output());
    }

    private Path output() {
        return folder.resolve("gateway.log");
    }
}
