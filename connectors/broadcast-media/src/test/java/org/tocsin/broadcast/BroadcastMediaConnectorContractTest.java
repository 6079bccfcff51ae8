package org.tocsin.broadcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ConnectorContract;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.StationReception;
import org.tocsin.simulator.StationSimulator;

class BroadcastMediaConnectorContractTest extends ConnectorContract {
    private final Instant begin = Instant.now();
    private Path folder;
    private StationSimulator station;

    @BeforeEach
    void startStation(@TempDir Path directory) {
        folder = directory.resolve("drop");
        station = new StationSimulator(folder, new Script(), Clock.systemUTC());
        station.start();
    }

    @AfterEach
    void stopStation() {
        station.close();
    }

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        Settings settings = new Settings(
                "test",
                1,
                Map.of(
                        "drop-folder", new Settings.Entry(folder.toString(), 2),
                        "same", new Settings.Entry("true", 3),
                        "station-id", new Settings.Entry("CAPGW/FM", 4)),
                folder);
        return new BroadcastMediaConnector(
                channel, BroadcastMediaConfig.from(settings), store, receipts, Clock.systemUTC());
    }

    @Override
    protected Channel.Kind kind() {
        return Channel.Kind.BROADCAST_MEDIA;
    }

    @Override
    protected Delivery deliverable(Channel channel) {
        return Deliveries.alert(
                channel, Deliveries.message(SampleAlert.V1.sentAt(begin).alert()));
    }

    @Override
    protected Delivery refusedForGood(Channel channel) {
        return Deliveries.alert(
                channel,
                Deliveries.message(
                        SampleAlert.V1.sentAt(begin).geocodes(List.of()).alert()));
    }

    /** Jobs that wait, are being taken, or were taken; in this order, so that none is missed on its way. */
    @Override
    protected long effects() {
        Set<String> jobs = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".taken"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .forEach(jobs::add);
        } catch (IOException e) {
            throw new AssertionError("the folder cannot be listed", e);
        }
        station.received().stream().map(StationReception::jobId).forEach(jobs::add);
        return jobs.size();
    }

    @Override
    protected void stopCounterpart() {
        throw new IllegalStateException("a folder has nobody who must listen");
    }

    @Override
    protected void silenceCounterpart() {
        throw new IllegalStateException("a folder has nobody who must answer");
    }

    /** A lost folder has its own test: {@link BroadcastMediaConnectorTest}. */
    @Override
    protected Optional<String> noCounterpart() {
        return Optional.of("a job waits in the folder whether the station is there or not");
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofSeconds(10);
    }

    @Override
    protected List<String> secrets() {
        return List.of("A tank is leaking");
    }
}
