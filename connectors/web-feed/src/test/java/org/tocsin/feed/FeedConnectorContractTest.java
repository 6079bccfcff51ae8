package org.tocsin.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ConnectorContract;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;

/** A feed has no counterpart but the state store, so the store plays the one that is down or silent. */
class FeedConnectorContractTest extends ConnectorContract {
    private final Instant sent = Instant.now();
    private final CapMessage flood = SampleAlert.flood(sent, TestFeed.HOUR).message();
    private final CapMessage nowhere =
            SampleAlert.flood(sent, TestFeed.HOUR).withoutArea().message();
    private final List<FeedConnector> connectors = new ArrayList<>();
    private final List<InMemoryStateStore> stores = new ArrayList<>();
    private boolean down;

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        InMemoryStateStore switchable = (InMemoryStateStore) store;
        switchable.setUnavailable(down);
        stores.add(switchable);
        FeedConnector connector = new FeedConnector(channel, TestFeed.CONFIG, store, Clock.systemUTC());
        connectors.add(connector);
        return connector;
    }

    @Override
    protected Channel.Kind kind() {
        return Channel.Kind.WEB_FEED;
    }

    @Override
    protected Delivery deliverable(Channel channel) {
        return Deliveries.alert(channel, flood);
    }

    @Override
    protected Delivery refusedForGood(Channel channel) {
        return Deliveries.alert(channel, nowhere);
    }

    @Override
    protected long effects() {
        return connectors.stream()
                .flatMap(connector -> List.<AlertKey>of(flood.key(), nowhere.key()).stream()
                        .flatMap(key -> connector.feed().original(key).stream()))
                .count();
    }

    @Override
    protected void stopCounterpart() {
        down = true;
        stores.forEach(store -> store.setUnavailable(true));
    }

    @Override
    protected void silenceCounterpart() {
        stopCounterpart();
    }

    @Override
    protected Duration timeLimit() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected List<String> secrets() {
        return List.of();
    }
}
