package org.tocsin.broadcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.StationSimulator;

/** A station for tests: its folder, its channel, a clock at the time of vector V1, and what is opened on it. */
final class Station implements AutoCloseable {
    static final Instant V1_SENT = Instant.parse("2026-11-23T18:07:20Z");

    final Path folder;
    final Channel channel;
    final StateStore store;
    final InMemoryStateStore memory = new InMemoryStateStore();
    final RecordingReceiptSink receipts = new RecordingReceiptSink();
    final Script script = new Script();
    final StationSimulator simulator;
    private final AtomicReference<Instant> now = new AtomicReference<>(V1_SENT.plusSeconds(10));
    private final Map<String, Settings.Entry> settings = new HashMap<>();
    private final List<Connector> opened = new ArrayList<>();
    private final Clock clock = new TestClock();

    Station(Path directory, Channel.Mode mode) {
        folder = directory.resolve("drop");
        channel = Deliveries.channel(Channel.Kind.BROADCAST_MEDIA, mode);
        store = memory;
        simulator = new StationSimulator(folder, script, clock);
        set("drop-folder", folder.toString());
        set("station-id", "CAPGW/TV");
        set("same", "true");
        set("speech", "none");
        set("watch-interval", "20ms");
    }

    Station set(String key, Object value) {
        settings.put(key, new Settings.Entry(value, 1));
        return this;
    }

    Connector connector() {
        return connector(store);
    }

    Connector connector(StateStore other) {
        Settings read = new Settings("test", 1, settings, folder);
        BroadcastMediaConfig config = BroadcastMediaConfig.from(read);
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException(read.problems().toString());
        }
        Connector connector = new BroadcastMediaConnector(channel, config, other, receipts, clock);
        opened.add(connector);
        return connector;
    }

    void clock(Instant moment) {
        now.set(moment);
    }

    Delivery alert(SampleAlert sample) {
        return Deliveries.alert(channel, Deliveries.message(sample.alert()));
    }

    Delivery update(SampleAlert sample, AlertKey... supersedes) {
        return Deliveries.update(channel, Deliveries.message(sample.alert()), supersedes);
    }

    Delivery cancel(Alert alert, AlertKey... supersedes) {
        return Deliveries.cancel(channel, Deliveries.message(alert), supersedes);
    }

    /** The names of the files in the folder, in order; hidden ones too. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The only file in the folder that ends so. */
    Path file(String suffix) throws IOException {
        List<String> found =
                files().stream().filter(name -> name.endsWith(suffix)).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + suffix + " but " + found);
        }
        return folder.resolve(found.get(0));
    }

    String text() throws IOException {
        return Files.readString(file(".txt"));
    }

    String sidecar() throws IOException {
        return Files.readString(file(".json"));
    }

    @Override
    public void close() {
        opened.forEach(Connector::close);
        simulator.close();
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now.get(), zone);
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
