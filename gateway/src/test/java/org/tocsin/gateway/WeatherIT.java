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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    private static final Duration HOUR = Duration.ofHours(1);
    /** As the JVM ends on SIGTERM. */
    private static final int TERMINATED = 143;

    /** A quarter of it is the broker's. */
    private static final String SMALL_HEAP = "-Xmx256m";
    /** Just less than what the broker keeps in files of their own. */
    private static final int HEAVY = 90_000;

    private static final String KEEP_CELLS = "keep-alive: 1s, keep-alive-answer: 1s, reconnect-first: 100ms, ";
    private static final String KEEP_SMSC = "enquire-link: 1s, request-timeout: 1s, reconnect-first: 100ms,";
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

    @Test
    void aClockThatJumpsAnHourLosesAndDoublesNothingAndStopsNoTimer() throws Exception {
        installation
                .withPlan("reconnect-first: 100ms, reconnect-longest", KEEP_CELLS + "reconnect-longest")
                .withPlan("reconnect-first: 100ms,\n", KEEP_SMSC + "\n");
        gateway = begin().awaitStart(output());
        far.smsc().stop();
        String brief = client.accepted(TestAlert.flood("brief").endingIn(HOUR.dividedBy(2)));
        List<TestAlert> promised = new ArrayList<>(acceptedUnderLoad("before"));

        weather.clockAheadBy(HOUR);
        awaitJumps(1);
        promised.addAll(acceptedUnderLoad("ahead"));
        await().atMost(QUICK)
                .untilAsserted(() -> assertThat(client.states(brief)).containsEntry("sms", "EXPIRED"));
        far.smsc().start();
        Aftermath aftermath = new Aftermath(client, far);
        aftermath.assertThatNoneIsMissing(promised);
        assertThat(far.messagesTo("case brief")).isEmpty();

        far.smsc().stop();
        List<TestAlert> waiting = acceptedUnderLoad("late");
        weather.clockAheadBy(Duration.ZERO);
        awaitJumps(2);
        waiting.addAll(acceptedUnderLoad("back"));
        far.smsc().start();
        aftermath.assertThatNoneIsMissing(waiting);
        assertThat(aftermath.repeats().values()).containsOnly(0);
        assertThatKeepAlivesGoOn();
        assertThat(gateway.terminate(QUICK)).isEqualTo(TERMINATED);
    }

    /** Two channels are down, and what waits for them is more than the broker may keep in memory. */
    @Test
    void aBrokerWhoseMemoryIsFullPagesAndLosesNothing() throws Exception {
        gateway = GatewayProcess.begin(installation, port, output(), SMALL_HEAP, weather.environment())
                .awaitStart(output());
        far.smsc().stop();
        far.cells().stop();
        try (Submitters submitters = new Submitters(client, "heavy")
                .with(alert -> alert.heavierBy(HEAVY))
                .start()) {
            await().ignoreExceptions().atMost(QUICK).pollInterval(MOMENT).until(() -> {
                submitters.release(AT_WORK - submitters.waiting());
                return pages() > 0;
            });
            submitters.close();
            assertThat(submitters.unanswered()).isEmpty();
            assertThat(submitters.surprises()).isEmpty();
            far.smsc().start();
            far.cells().start();
            new Aftermath(client, far).assertThatNoneIsMissing(submitters.accepted());
        }
        await().ignoreExceptions().atMost(QUICK).until(() -> pages() <= queuesThatPaged());
        new Aftermath(client, far).assertThatNoneIsMissing(acceptedUnderLoad("after"));
    }

    /** Files come and go while they are counted, so look again when one has just gone. */
    private long pages() throws IOException {
        return paging(file -> file.toString().endsWith(".page"));
    }

    /** The broker keeps the last page of each, read or not. */
    private long queuesThatPaged() throws IOException {
        return paging(file -> file.endsWith("address.txt"));
    }

    private long paging(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(weather.data().resolve("broker").resolve("paging"))) {
            return files.filter(wanted).count();
        }
    }

    /** Until the gateway has noticed so many: a connection that is made meanwhile counts as idle for an hour, and is closed. */
    private void awaitJumps(int number) {
        await().atMost(QUICK).until(() -> log().split("event=clock-jumped", -1).length > number);
    }

    /** A peer that falls silent is found out by them alone. */
    private void assertThatKeepAlivesGoOn() {
        far.cells().script().add("on keep-alive stay silent always");
        far.smscScript().add("on enquire_link stay silent always");
        await().atMost(QUICK).until(() -> link("cells").equals("DOWN"));
        await().atMost(QUICK).until(() -> link("sms").equals("DOWN"));
        far.cells().script().clear();
        far.smscScript().clear();
        await().atMost(QUICK)
                .until(() -> link("cells").equals("UP") && link("sms").equals("UP"));
    }

    private String link(String channel) {
        return client.get("/actuator/health")
                .json()
                .at("/components/dispatch/details/channels/" + channel + "/link")
                .asString();
    }

    /** Alerts that outlast both jumps. On connections of their own: to the web server those from before were idle for an hour. */
    private List<TestAlert> acceptedUnderLoad(String prefix) throws InterruptedException {
        try (Submitters submitters = new Submitters(GatewayClient.of(client.url()), prefix)
                .with(alert -> alert.endingIn(HOUR.multipliedBy(3)))
                .start()) {
            submitters.release(AT_WORK);
            await().atMost(QUICK).until(() -> submitters.ended() >= AT_WORK);
            submitters.close();
            assertThat(submitters.surprises()).isEmpty();
            assertThat(submitters.unanswered()).isEmpty();
            return new ArrayList<>(submitters.accepted());
        }
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
