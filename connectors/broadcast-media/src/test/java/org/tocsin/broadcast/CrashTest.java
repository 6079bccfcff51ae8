package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tocsin.broadcast.SampleAlert.V1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.station.JobId;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.StateStore;

/** What happens when the gateway dies between two steps, or two attempts meet. */
class CrashTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Station station;

    @BeforeEach
    void open(@TempDir Path directory) {
        station = new Station(directory, Channel.Mode.LIVE);
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void aJobWithoutItsSidecarIsCompletedByTheNextAttempt() throws IOException {
        JobId job = JobId.of(station.alert(V1).key());
        Path inTheWay =
                Files.createDirectories(station.folder.resolve(job + ".json").resolve("full"));
        Connector before = station.connector();
        assertThat(before.deliver(station.alert(V1))).isInstanceOf(Outcome.Unreachable.class);
        before.close();
        assertThat(station.files()).contains(job + ".wav");
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        Outcome outcome = station.connector().deliver(Deliveries.again(station.alert(V1)));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(station.files()).containsExactly(job + ".json", job + ".txt", job + ".wav");
    }

    @Test
    void aJobThatTheStationTookBeforeTheCrashWasRecordedIsNotPlacedAgain() {
        station.simulator.start();
        Connector before = station.connector(new FailsAt(2, station.memory));
        assertThat(before.deliver(station.alert(V1))).isInstanceOf(Outcome.Unreachable.class);
        await().atMost(LIMIT).until(() -> station.simulator.received().size() == 1);
        before.close();

        Outcome outcome = station.connector().deliver(Deliveries.again(station.alert(V1)));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(station.simulator.received()).hasSize(1);
    }

    @Test
    void anAnswerThatCameWhileTheGatewayWasDownIsReportedAfterwards() {
        Connector before = station.connector();
        before.deliver(station.alert(V1));
        before.close();
        station.simulator.start();
        await().atMost(LIMIT).until(() -> station.files().stream().anyMatch(name -> name.endsWith(".ack")));

        station.connector();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(station.receipts.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.state()).isEqualTo(Receipt.State.CONFIRMED)));
    }

    @Test
    void attemptsThatMeetPlaceOneJob() {
        Connector connector = station.connector();

        List<CompletableFuture<Outcome>> attempts = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> connector.deliver(station.alert(V1))))
                .toList();
        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.join()).isInstanceOf(Outcome.Accepted.class));
        station.simulator.start();

        await().atMost(LIMIT).until(() -> !station.receipts.receipts().isEmpty());
        assertThat(station.simulator.received()).hasSize(1);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(station.files()).isEmpty());
    }

    /** A store that dies at its n-th write. */
    private record FailsAt(int write, StateStore store, AtomicInteger writes) implements StateStore {
        FailsAt(int write, StateStore store) {
            this(write, store, new AtomicInteger());
        }

        @Override
        public Optional<byte[]> get(String key) {
            return store.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
            if (writes.incrementAndGet() >= write) {
                throw new Unavailable("it died", new IllegalStateException("by the test"));
            }
            store.put(key, value);
        }

        @Override
        public void remove(String key) {
            store.remove(key);
        }

        @Override
        public Map<String, byte[]> startingWith(String prefix) {
            return store.startingWith(prefix);
        }

        @Override
        public long next(String counter) {
            return store.next(counter);
        }
    }
}
