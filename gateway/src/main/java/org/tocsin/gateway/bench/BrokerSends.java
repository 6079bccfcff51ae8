package org.tocsin.gateway.bench;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.tocsin.route.Envelope;
import org.tocsin.route.broker.EmbeddedBroker;
import org.tocsin.route.plan.Plan;

/** What the broker can do: blocking durable sends of the sample alert, one connection and session a producer. */
final class BrokerSends {
    private BrokerSends() {}

    /** Sends a second over all producers, warm. Each run has a broker of its own, with nothing in it. */
    static double measure(Path folder, Plan plan, byte[] body, int producers, Duration length) throws Exception {
        run(folder.resolve("warm"), plan, body, producers, length);
        return run(folder.resolve("measured"), plan, body, producers, length);
    }

    private static double run(Path folder, Plan plan, byte[] body, int producers, Duration length) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, plan);
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url())) {
            factory.setBlockOnDurableSend(true);
            return run(factory, body, producers, length);
        }
    }

    private static double run(ActiveMQConnectionFactory factory, byte[] body, int producers, Duration length)
            throws InterruptedException {
        AtomicLong sends = new AtomicLong();
        long start = System.nanoTime();
        Clients.run(producers, number -> {
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue(Envelope.ACCEPTED_QUEUE))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                while (System.nanoTime() - start < length.toNanos()) {
                    var message = session.createBytesMessage();
                    message.writeBytes(body);
                    producer.send(message);
                    sends.incrementAndGet();
                }
            } catch (JMSException e) {
                throw new IllegalStateException("The broker refused a send.", e);
            }
        });
        return sends.get() * 1e9 / (System.nanoTime() - start);
    }
}
