package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tocsin.cap.SampleAlert;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ConnectorContract;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;

class CellBroadcastContractTest extends ConnectorContract {
    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Peer peer;

    @BeforeEach
    void startPeer() {
        peer = new Peer();
    }

    @AfterEach
    void stopPeer() {
        peer.close();
    }

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        return new CellBroadcastConnector(
                channel, Peer.config(peer.port(), Map.of()), store, receipts, Clock.systemUTC());
    }

    @Override
    protected Channel.Kind kind() {
        return Channel.Kind.CELL_BROADCAST;
    }

    @Override
    protected Delivery deliverable(Channel channel) {
        return Deliveries.alert(
                channel, SampleAlert.flood(sent, Duration.ofHours(1)).message());
    }

    @Override
    protected Delivery refusedForGood(Channel channel) {
        return Deliveries.alert(
                channel,
                SampleAlert.flood(sent, Duration.ofHours(1))
                        .circle("50.0,8.0 5")
                        .message());
    }

    @Override
    protected long effects() {
        return peer.simulator.onAir().size();
    }

    @Override
    protected void stopCounterpart() {
        peer.simulator.stop();
    }

    @Override
    protected void silenceCounterpart() {
        peer.simulator.script().add("on write-replace stay silent always");
    }

    @Override
    protected Duration timeLimit() {
        return Peer.TIME_LIMIT;
    }

    /** The channel knows no secret; the text of the alert stands for a payload, which is not logged either. */
    @Override
    protected List<String> secrets() {
        return List.of(
                deliverable(Peer.LIVE).alert().infos().get(0).headline().orElseThrow(),
                deliverable(Peer.LIVE).alert().infos().get(0).description().orElseThrow());
    }

    @Override
    protected boolean mayOutliveConnector(Thread thread) {
        return thread.getName().startsWith("simulator-cbsp");
    }
}
