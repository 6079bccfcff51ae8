package org.tocsin.sms;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscMessage;
import org.tocsin.simulator.SmscSimulator;

/** A simulated SMSC, a store that outlives connectors, and a flood. */
abstract class SmscTest {
    static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    final Script script = new Script();
    final SmscSimulator smsc = new SmscSimulator(0, SmsFixture.SYSTEM_ID, SmsFixture.PASSWORD, script);
    final InMemoryStateStore store = new InMemoryStateStore();
    final CapMessage flood = SampleAlerts.flood(Instant.now(), Duration.ofHours(2));
    /** In one part, so that a submit is a recipient. */
    final CapMessage brief = SampleAlert.flood(Instant.now(), Duration.ofHours(2))
            .identifier("brief")
            .texts(new SampleText("en", "Met Service", "Flash flood", "The river rises.", "Leave the valley."))
            .message();

    final RecordingReceiptSink sink = new RecordingReceiptSink();

    private final List<SmsConnector> opened = new ArrayList<>();

    @BeforeEach
    final void startTheSmsc() {
        smsc.start();
    }

    @AfterEach
    final void stopAll() {
        opened.forEach(SmsConnector::close);
        smsc.close();
    }

    final SmsFixture fixture() {
        return new SmsFixture(directory);
    }

    final SmsConnector live(SmsFixture fixture) {
        return open(SmsFixture.LIVE, fixture, Clock.systemUTC());
    }

    final SmsConnector open(Channel channel, SmsFixture fixture, Clock clock) {
        return open(channel, fixture, clock, smsc.port());
    }

    final SmsConnector open(Channel channel, SmsFixture fixture, Clock clock, int port) {
        SmsConnector connector = new SmsConnector(channel, fixture.config(port), store, sink, clock);
        opened.add(connector);
        awaitUp(connector);
        return connector;
    }

    static void awaitUp(SmsConnector connector) {
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
    }

    static Delivery first(CapMessage message) {
        return Deliveries.alert(SmsFixture.LIVE, message);
    }

    /** Delivers, and the parts too. */
    static List<Outcome> deliverAll(SmsConnector connector, Delivery delivery) {
        Outcome outcome = connector.deliver(delivery);
        if (!(outcome instanceof Outcome.Split split)) {
            return List.of(outcome);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Part part : split.parts()) {
            outcomes.add(connector.deliver(Deliveries.part(delivery, part)));
        }
        return outcomes;
    }

    /** Delivers all parts, four at a time as a channel does. */
    static List<Outcome> deliverTogether(SmsConnector connector, Delivery delivery) {
        Outcome outcome = connector.deliver(delivery);
        if (!(outcome instanceof Outcome.Split split)) {
            return List.of(outcome);
        }
        ExecutorService attempts = Executors.newFixedThreadPool(4);
        try {
            return split.parts().stream()
                    .map(part -> CompletableFuture.supplyAsync(
                            () -> connector.deliver(Deliveries.part(delivery, part)), attempts))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            attempts.shutdown();
        }
    }

    static long count(List<Outcome> outcomes, String name) {
        return outcomes.stream().mapToLong(outcome -> count(outcome, name)).sum();
    }

    final List<String> destinations() {
        return smsc.received().stream().map(SmscMessage::destination).toList();
    }

    static long count(Outcome outcome, String name) {
        return ((Outcome.Accepted) outcome).counts().get(name);
    }

    static ReasonCode reason(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.code();
        }
        return ((Outcome.Unreachable) outcome).code();
    }
}
