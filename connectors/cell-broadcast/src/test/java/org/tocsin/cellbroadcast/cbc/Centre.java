package org.tocsin.cellbroadcast.cbc;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.KeyPairs;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.tls.KeyStores;
import org.tocsin.simulator.CbcSimulator;
import org.tocsin.simulator.Script;

/** A simulated centre with one or two addresses, and connectors that have been given what its contract says. */
final class Centre implements AutoCloseable {
    static final Channel LIVE = Deliveries.channel(Channel.Kind.CELL_BROADCAST, Channel.Mode.LIVE);
    static final Channel DRILL = Deliveries.channel(Channel.Kind.CELL_BROADCAST, Channel.Mode.DRILL);
    static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Path KEYS = keys();

    private final List<CbcSimulator> addresses = new ArrayList<>();
    private final List<String> endpoints = new ArrayList<>();
    private final List<CbcConnector> connectors = new ArrayList<>();

    Centre(int addresses) {
        for (int i = 0; i < addresses; i++) {
            this.addresses.add(started(new CbcSimulator(0, tls("centre", "gateway-trust"), new Script())));
            endpoints.add("https://127.0.0.1:" + this.addresses.get(i).port() + "/alerts");
        }
    }

    CbcSimulator first() {
        return addresses.get(0);
    }

    CbcSimulator second() {
        return addresses.get(1);
    }

    /** Waits until every address was tested. */
    CbcConnector connect(Channel channel, StateStore store, Clock clock, Map<String, Object> more) {
        CbcConnector connector = new CbcConnector(channel, config(more), store, clock);
        connectors.add(connector);
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    CbcConfig config(Map<String, Object> more) {
        Settings settings = settings(more);
        CbcConfig config = CbcConfig.from(settings);
        if (!settings.problems().isEmpty()) {
            throw new AssertionError(settings.problems());
        }
        return config;
    }

    Settings settings(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "endpoints",
                endpoints,
                "sender",
                "gateway@tocsin.example",
                "trust-store",
                "centre-trust.p12",
                "trust-store-passwordFile",
                "store-password",
                "key-store",
                "gateway.p12",
                "key-store-passwordFile",
                "store-password",
                "signing-key",
                "signing.p12",
                "signing-key-passwordFile",
                "store-password",
                "request-timeout",
                TIME_LIMIT.toMillis() + "ms"));
        values.putAll(more);
        if ("never".equals(values.get("sign"))) {
            values.keySet().removeIf(key -> key.startsWith("signing-key"));
        }
        Map<String, Settings.Entry> entries = new HashMap<>();
        values.forEach((key, value) -> entries.put(key, new Settings.Entry(value, 7)));
        return new Settings("channels[0].settings", 1, entries, KEYS);
    }

    private static CbcSimulator started(CbcSimulator simulator) {
        try {
            return simulator.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext tls(String own, String trusted) {
        try {
            return KeyStores.context(
                    Optional.of(new KeyStores.Store(KEYS.resolve(trusted + ".p12"), KeyPairs.PASSWORD)),
                    Optional.of(new KeyStores.Store(KEYS.resolve(own + ".p12"), KeyPairs.PASSWORD)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Path keys() {
        try {
            Path directory = Files.createTempDirectory("cbc-keys");
            new KeyPairs(directory)
                    .pair("centre", "ip:127.0.0.1")
                    .pair("gateway", "dns:gateway.example")
                    .pair("stranger", "dns:elsewhere.example")
                    .pair("signing", "dns:gateway.example", "RSA");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connectors.forEach(CbcConnector::close);
        addresses.forEach(CbcSimulator::close);
    }
}
