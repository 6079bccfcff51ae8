package org.tocsin.cellbroadcast;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.Script;

/** A simulated controller with the cells of {@code cells.csv}, and connectors that reach it quickly. */
final class Peer implements AutoCloseable {
    static final Channel LIVE = Deliveries.channel(Channel.Kind.CELL_BROADCAST, Channel.Mode.LIVE);
    static final Channel DRILL = Deliveries.channel(Channel.Kind.CELL_BROADCAST, Channel.Mode.DRILL);
    static final String CELL_1 = "262-42-257-4097";
    static final String CELL_2 = "262-42-257-4098";
    static final String CELL_3 = "262-42-258-8193";
    static final String FAR_CELL = "262-42-259-12289";
    static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Path RESOURCES = Path.of("src/test/resources");

    final CbspPeerSimulator simulator;
    private final int port;

    Peer() {
        simulator = new CbspPeerSimulator(0, List.of(CELL_1, CELL_2, CELL_3, FAR_CELL), new Script());
        try {
            port = simulator.start().port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    CellBroadcastConnector connect(Channel channel, StateStore store, ReceiptSink receipts, Clock clock) {
        CellBroadcastConnector connector =
                new CellBroadcastConnector(channel, config(port, Map.of()), store, receipts, clock);
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    static CellBroadcastConfig config(int port, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "cells", "cells.csv",
                "uniform-period", "true",
                "request-timeout", TIME_LIMIT.toMillis() + "ms",
                "reconnect-first", "50ms",
                "reconnect-longest", "200ms"));
        values.putAll(more);
        Settings settings = settings(values);
        CellBroadcastConfig config = CellBroadcastConfig.from(settings);
        if (!settings.problems().isEmpty()) {
            throw new AssertionError(settings.problems());
        }
        return config;
    }

    static Settings settings(Map<String, ?> values) {
        Map<String, Settings.Entry> entries = new HashMap<>();
        values.forEach((key, value) -> entries.put(key, new Settings.Entry(value, 7)));
        return new Settings("channels[0].settings", 1, entries, RESOURCES);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
