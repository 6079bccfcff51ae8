package org.tocsin.sms.operator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ConnectorContract;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.simulator.OperatorPhone;
import org.tocsin.simulator.OperatorSimulator;
import org.tocsin.simulator.Script;

class OperatorJobContractTest extends ConnectorContract {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private final Script script = new Script();
    private final OperatorSimulator live =
            new OperatorSimulator(0, "live", OperatorFixture.TOKEN, script, Clock.systemUTC());
    private final OperatorSimulator drill =
            new OperatorSimulator(0, "drill", OperatorFixture.TOKEN, script, Clock.systemUTC());
    private final CapMessage flood = SampleAlerts.flood(Instant.now(), Duration.ofHours(1));

    @BeforeEach
    void startTheOperator() {
        live.start().enter(new OperatorPhone(13.93, -60.95, "en"));
        drill.start();
    }

    @AfterEach
    void stopTheOperator() {
        live.close();
        drill.close();
    }

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        OperatorSimulator operator = channel.mode() == Channel.Mode.LIVE ? live : drill;
        OperatorJobConfig config =
                new OperatorFixture(directory).with("time-limit", "3s").config(operator.url());
        return new OperatorJobConnector(channel, config, store, receipts, Clock.systemUTC(), Gazetteer.NONE);
    }

    @Override
    protected Channel.Kind kind() {
        return Channel.Kind.SMS;
    }

    @Override
    protected Delivery deliverable(Channel channel) {
        return Deliveries.alert(channel, flood);
    }

    @Override
    protected Delivery refusedForGood(Channel channel) {
        CapMessage nowhere = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .geocodeOnly("NOBODY-KNOWS", "17")
                .message();
        return Deliveries.alert(channel, nowhere);
    }

    @Override
    protected long effects() {
        return (long) live.messages().size() + drill.messages().size();
    }

    @Override
    protected void stopCounterpart() {
        live.stop();
    }

    @Override
    protected void silenceCounterpart() {
        script.add("on submit stay silent always\non find stay silent always");
    }

    @Override
    protected Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    protected List<String> secrets() {
        return List.of(OperatorFixture.TOKEN);
    }

    /** Threads of the platform's HTTP client end with the last reference to it, in Java 17. */
    @Override
    protected boolean mayOutliveConnector(Thread thread) {
        return thread.getName().startsWith("operator-simulator")
                || thread.getName().startsWith("HttpClient-");
    }
}
