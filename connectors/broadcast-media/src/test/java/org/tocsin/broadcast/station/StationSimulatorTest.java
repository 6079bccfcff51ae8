package org.tocsin.broadcast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.audio.Airing;
import org.tocsin.broadcast.audio.Programme;
import org.tocsin.broadcast.audio.SameBurst;
import org.tocsin.broadcast.audio.Silence;
import org.tocsin.broadcast.audio.Sound;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Action;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.StationSimulator;

/** That the simulated station is a judge: it hears what is there, and nothing else. */
class StationSimulatorTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JobId JOB =
            JobId.of(new DeliveryKey(AlertKey.of("sender", "identifier", "sent"), "radio", "one"));
    private static final String HEADER = "ZCZC-WXR-TOR-048201+0045-0010550-CAPGW/TV-";

    private final Script script = new Script();
    private Path directory;
    private PickUpFolder folder;
    private StationSimulator station;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        directory = temporary;
        folder = new PickUpFolder(temporary);
        folder.open();
        station = new StationSimulator(temporary, script, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void audioThatIsNotWhatTheSidecarSaysIsRefused() throws IOException {
        place(true);
        Path wav = directory.resolve(JOB + ".wav");
        byte[] octets = Files.readAllBytes(wav);
        octets[octets.length / 2] ^= 1;
        Files.write(wav, octets);
        station.start();

        await().atMost(LIMIT).until(() -> folder.acknowledgement(JOB).isPresent());
        assertThat(folder.acknowledgement(JOB))
                .hasValueSatisfying(answer -> assertThat(answer).startsWith("refused"));
        assertThat(station.received()).isEmpty();
    }

    @Test
    void aSilentStationLeavesTheJobButTakesTheNext() throws IOException {
        script.add("on job stay silent");
        place(true);
        station.start();
        JobId next = JobId.of(new DeliveryKey(AlertKey.of("sender", "next", "sent"), "radio", "one"));
        place(next, true);

        await().atMost(LIMIT).until(() -> station.received().size() == 1);
        assertThat(folder.shown()).hasSize(1);
    }

    @Test
    void aSlowStationTakesTheJobLater() throws IOException {
        script.add("on job wait 200ms");
        place(true);
        long begin = System.nanoTime();
        station.start();

        await().atMost(LIMIT).until(() -> station.received().size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void withoutBurstsItHearsNoHeader() throws IOException {
        place(false);
        station.start();

        await().atMost(LIMIT).until(() -> station.received().size() == 1);
        assertThat(station.received().get(0).header()).isEmpty();
        assertThat(station.received().get(0).endsOfMessage()).isZero();
    }

    @Test
    void oneBurstAloneIsNoHeader() throws IOException {
        Programme.Written written = new Programme(List.of(
                        new Silence(Duration.ofSeconds(1)), new SameBurst(HEADER), new Silence(Duration.ofSeconds(1))))
                .writeTo(directory.resolve(JOB + ".wav"));
        Files.writeString(directory.resolve(JOB + ".txt"), "text");
        Files.writeString(directory.resolve(JOB + ".json"), "{\"sha256\": \"" + written.sha256() + "\"}");
        station.start();

        await().atMost(LIMIT).until(() -> station.received().size() == 1);
        assertThat(station.received().get(0).header()).isEmpty();
    }

    private void place(boolean header) throws IOException {
        place(JOB, header);
    }

    private void place(JobId id, boolean header) throws IOException {
        List<Sound> voice = List.of(new SteadyMark());
        StationJob job = new StationJob(
                id,
                AlertKey.of("sender", "identifier", "sent"),
                Action.ALERT,
                header ? Optional.of(HEADER) : Optional.empty(),
                List.of(),
                List.of(new JobText("en-US", "text", JobText.Voice.WHOLE, "")),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                new Airing(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8),
                        header ? Optional.of(HEADER) : Optional.empty(),
                        List.of(voice)));
        try (PreparedJob prepared = folder.prepare(job)) {
            prepared.complete();
            prepared.show();
        }
    }

    /** A second of the mark tone: loud where the decoder listens, but no message. */
    private record SteadyMark() implements Sound {
        @Override
        public long samples() {
            return RATE;
        }

        @Override
        public void writeTo(SampleSink sink) throws IOException {
            for (int n = 0; n < RATE; n++) {
                sink.write((int) (20_000 * Math.sin(2 * Math.PI * 2083.3 * n / RATE)));
            }
        }
    }
}
