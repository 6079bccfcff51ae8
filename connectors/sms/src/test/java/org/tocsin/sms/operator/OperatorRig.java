package org.tocsin.sms.operator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Channel;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.OperatorExchange;
import org.tocsin.simulator.OperatorPhone;
import org.tocsin.simulator.OperatorSimulator;
import org.tocsin.simulator.Script;
import org.tocsin.sms.TurnableClock;

/** A simulated operator with three phones, two of them in the area of the sample alerts, and connectors to it. */
final class OperatorRig implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Duration HOUR = Duration.ofHours(1);
    static final OperatorPhone ENGLISH = new OperatorPhone(13.93, -60.95, "en-GB");
    static final OperatorPhone SPANISH = new OperatorPhone(13.91, -60.97, "es");
    static final OperatorPhone OUTSIDE = new OperatorPhone(13.70, -60.80, "en");

    final Instant now = Instant.now();
    final TurnableClock clock = new TurnableClock(now);
    final Script script = new Script();
    final OperatorSimulator operator;
    final InMemoryStateStore store = new InMemoryStateStore();
    final RecordingReceiptSink sink = new RecordingReceiptSink();
    final OperatorFixture fixture;
    private final List<OperatorJobConnector> opened = new ArrayList<>();

    OperatorRig(Path directory) {
        this(directory, "live");
    }

    OperatorRig(Path directory, String mode) {
        fixture = new OperatorFixture(directory);
        operator = new OperatorSimulator(0, mode, OperatorFixture.TOKEN, script, clock).start();
        operator.enter(ENGLISH).enter(SPANISH).enter(OUTSIDE);
    }

    OperatorJobConnector connector() {
        return connector(OperatorFixture.LIVE);
    }

    OperatorJobConnector connector(Channel channel) {
        return connector(channel, Gazetteer.NONE);
    }

    OperatorJobConnector connector(Channel channel, Gazetteer gazetteer) {
        OperatorJobConnector connector =
                new OperatorJobConnector(channel, fixture.config(operator.url()), store, sink, clock, gazetteer);
        opened.add(connector);
        return connector;
    }

    /** Requests of that method and beginning of path. */
    List<OperatorExchange> requests(String method, String path) {
        return operator.exchanges().stream()
                .filter(exchange ->
                        exchange.method().equals(method) && exchange.path().startsWith(path))
                .toList();
    }

    List<Receipt> receipts(Receipt.State state) {
        return sink.receipts().stream()
                .filter(receipt -> receipt.state() == state)
                .toList();
    }

    static Outcome.Unreachable unreachable(Outcome outcome) {
        if (outcome instanceof Outcome.Unreachable unreachable) {
            return unreachable;
        }
        throw new AssertionError("not unreachable: " + outcome);
    }

    static Outcome.Refused refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused;
        }
        throw new AssertionError("not refused: " + outcome);
    }

    @Override
    public void close() {
        opened.forEach(OperatorJobConnector::close);
        operator.close();
    }
}
