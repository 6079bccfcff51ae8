package org.tocsin.cellbroadcast.cbc;

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
import org.tocsin.connector.KeyPairs;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;

class CbcContractTest extends ConnectorContract {
    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Centre centre;

    @BeforeEach
    void startCentre() {
        centre = new Centre(1);
    }

    @AfterEach
    void stopCentre() {
        centre.close();
    }

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        return new CbcConnector(channel, centre.config(Map.of()), store, Clock.systemUTC());
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
                SampleAlert.flood(sent, Duration.ofHours(1)).withoutArea().message());
    }

    @Override
    protected long effects() {
        return centre.first().taken().size();
    }

    @Override
    protected void stopCounterpart() {
        centre.first().stop();
    }

    @Override
    protected void silenceCounterpart() {
        centre.first().script().add("on alert stay silent always");
    }

    @Override
    protected Duration timeLimit() {
        return Centre.TIME_LIMIT;
    }

    @Override
    protected List<String> secrets() {
        return List.of(
                KeyPairs.PASSWORD,
                deliverable(Centre.LIVE).alert().infos().get(0).headline().orElseThrow());
    }

    /** The platform's HTTP client ends its thread once nobody can reach it any more, which the garbage collector decides. */
    @Override
    protected boolean mayOutliveConnector(Thread thread) {
        return thread.getName().startsWith("simulator-cbc")
                || thread.getName().startsWith("HTTP-Dispatcher")
                || (thread.getName().startsWith("HttpClient-")
                        && thread.getName().endsWith("-SelectorManager"));
    }
}
