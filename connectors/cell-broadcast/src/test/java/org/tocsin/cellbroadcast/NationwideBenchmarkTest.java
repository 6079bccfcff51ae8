package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.Script;

/** One alert in two languages to the peers of a whole country. */
class NationwideBenchmarkTest {
    private static final int PEERS = 1000;
    private static final int PEERS_OF_A_SIMULATOR = 50;
    private static final int CELLS_OF_A_PEER = 20;
    private static final int DELIVERIES_AT_ONCE = 64;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final List<CbspPeerSimulator> simulators = new ArrayList<>();
    private final List<CellBroadcastConnector> connectors = new ArrayList<>();

    @Test
    @EnabledIfSystemProperty(named = "benchmarks", matches = "true")
    void aThousandPeersHaveAnsweredAnAlertInTwoLanguagesWithinTwoSeconds() throws Exception {
        try {
            for (int peer = 0; peer < PEERS; peer++) {
                connectors.add(connector(peer));
            }
            await().atMost(LIMIT).until(() -> connectors.stream()
                    .allMatch(connector -> connector.link().condition() == LinkState.Condition.UP));
            // The first alert warms up; only the second one counts.
            alert("warm-up");
            long began = System.nanoTime();
            List<Outcome> outcomes = alert("nationwide");
            Duration took = Duration.ofNanos(System.nanoTime() - began);

            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%d peers, %d cells, 2 languages, %d processors: all answered in %d ms; %d MiB of heap in use, peers included%n",
                    PEERS,
                    PEERS * CELLS_OF_A_PEER,
                    runtime.availableProcessors(),
                    took.toMillis(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            assertThat(outcomes).hasSize(PEERS).allSatisfy(outcome -> assertThat(outcome)
                    .isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.counts())
                            .containsEntry("cells.accepted", (long) CELLS_OF_A_PEER)));
            assertThat(took).isLessThan(Duration.ofSeconds(2));
        } finally {
            connectors.forEach(CellBroadcastConnector::close);
            simulators.forEach(CbspPeerSimulator::close);
        }
    }

    private List<Outcome> alert(String identifier) throws Exception {
        CapMessage message = SampleAlert.flood(Instant.now().truncatedTo(ChronoUnit.SECONDS), Duration.ofHours(1))
                .identifier(identifier)
                .message();
        ExecutorService threads = Executors.newFixedThreadPool(DELIVERIES_AT_ONCE);
        try {
            List<Callable<Outcome>> deliveries = connectors.stream()
                    .map(connector -> (Callable<Outcome>) () -> connector.deliver(Deliveries.alert(Peer.LIVE, message)))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : threads.invokeAll(deliveries)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private CellBroadcastConnector connector(int peer) throws IOException {
        if (peer % PEERS_OF_A_SIMULATOR == 0) {
            simulators.add(new CbspPeerSimulator(0, List.of(), new Script()).start());
        }
        StringBuilder cells = new StringBuilder("rat,mcc,mnc,lac,ci,latitude,longitude,range_metres\n");
        for (int cell = 0; cell < CELLS_OF_A_PEER; cell++) {
            cells.append("GSM,262,42,%d,%d,13.90,-60.97,2000%n".formatted(peer + 1, cell + 1));
        }
        Path file = Files.writeString(directory.resolve(peer + ".csv"), cells);
        CellBroadcastConfig config = Peer.config(
                simulators.get(simulators.size() - 1).port(),
                Map.of("cells", file.toString(), "request-timeout", "20s"));
        return new CellBroadcastConnector(
                Peer.LIVE, config, new InMemoryStateStore(), new RecordingReceiptSink(), Clock.systemUTC());
    }
}
