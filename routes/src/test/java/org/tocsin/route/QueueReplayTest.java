package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.route.broker.Connections;
import org.tocsin.route.broker.EmbeddedBroker;
import org.tocsin.route.broker.QueueReplay;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Plan;

/** What waits in the queues is known after a restart, whatever it waits for. */
class QueueReplayTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final AcceptedIndex index = new AcceptedIndex(Duration.ofSeconds(5));
    private final CapMessage alert = SampleAlerts.flood("A1", Instant.now(), AN_HOUR);

    @ParameterizedTest
    @ValueSource(strings = {Envelope.ACCEPTED_QUEUE, Envelope.HELD_QUEUE, Envelope.RECEIPTS_QUEUE, Envelope.DEAD_QUEUE})
    void anAlertThatWaitsItsTurnIsKnown(String queue) throws Exception {
        keep(queue, Duration.ZERO);

        assertThat(known()).isInstanceOf(AcceptedIndex.Answer.Same.class);
    }

    /** A message that waits for its next attempt is hidden from whoever browses its queue. */
    @ParameterizedTest
    @ValueSource(strings = {Envelope.ACCEPTED_QUEUE, Envelope.HELD_QUEUE, Envelope.RECEIPTS_QUEUE})
    void anAlertThatWaitsForItsNextAttemptIsKnown(String queue) throws Exception {
        keep(queue, AN_HOUR);

        assertThat(known()).isInstanceOf(AcceptedIndex.Answer.Same.class);
    }

    @Test
    void anAlertThatWaitsNowhereIsNew() {
        assertThat(known()).isInstanceOf(AcceptedIndex.Answer.New.class);
    }

    private void keep(String queue, Duration wait) throws Exception {
        Plan plan = TestPlan.plan(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), plan);
                Connections connections = new Connections(broker.url());
                Connection connection = connections.sender().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(alert.bytes());
            message.setStringProperty(Envelope.AUTHORITY, "met");
            message.setLongProperty(
                    Envelope.EXPIRES, Instant.now().plus(AN_HOUR).toEpochMilli());
            producer.setDeliveryDelay(wait.toMillis());
            producer.send(message);
        }
    }

    private AcceptedIndex.Answer known() {
        Plan plan = TestPlan.plan(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), plan);
                Connections connections = new Connections(broker.url())) {
            QueueReplay.replayInto(connections.sender(), index, new ChainIndex(), receipt -> {});
            return index.reserve(alert);
        }
    }
}
