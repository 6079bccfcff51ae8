package org.tocsin.sms;

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
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ConnectorContract;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscSimulator;

class SmsContractTest extends ConnectorContract {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final Script script = new Script();
    private final SmscSimulator smsc = new SmscSimulator(0, SmsFixture.SYSTEM_ID, SmsFixture.PASSWORD, script);
    private final CapMessage flood = SampleAlerts.flood(Instant.now(), Duration.ofHours(1));

    @BeforeEach
    void startTheSmsc() {
        smsc.start();
    }

    @AfterEach
    void stopTheSmsc() {
        smsc.close();
    }

    @Override
    protected Connector connector(Channel channel, StateStore store, ReceiptSink receipts) {
        SmsConfig config =
                new SmsFixture(directory).recipients(3).with("time-limit", "5s").config(smsc.port());
        return new SmsConnector(channel, config, store, receipts, Clock.systemUTC());
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
        CapMessage elsewhere = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .polygon("10.0,10.0 10.0,11.0 11.0,11.0 10.0,10.0")
                .message();
        return Deliveries.alert(channel, elsewhere);
    }

    @Override
    protected long effects() {
        return smsc.received().size();
    }

    @Override
    protected void stopCounterpart() {
        smsc.stop();
    }

    @Override
    protected void silenceCounterpart() {
        script.add("on submit_sm stay silent always");
    }

    @Override
    protected Duration timeLimit() {
        return TIME_LIMIT;
    }

    @Override
    protected List<String> secrets() {
        return List.of(SmsFixture.PASSWORD, SmsFixture.number(0), SmsFixture.number(1), SmsFixture.number(2));
    }

    @Override
    protected boolean mayOutliveConnector(Thread thread) {
        return thread.getName().startsWith("smsc-simulator");
    }
}
