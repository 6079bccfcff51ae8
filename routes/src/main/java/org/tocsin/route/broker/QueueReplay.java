package org.tocsin.route.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.connector.Receipt;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.Envelope;
import org.tocsin.route.Json;
import org.tocsin.route.Messages;
import org.tocsin.route.chain.ChainIndex;

/** Reads accepted alerts and receipts that the ledger does not know yet from the queues where they wait, without taking them. */
public final class QueueReplay {
    private static final Logger LOG = LoggerFactory.getLogger(QueueReplay.class);

    private static final List<String> QUEUES = List.of(
            Envelope.URGENT_QUEUE,
            Envelope.ACCEPTED_QUEUE,
            Envelope.HELD_QUEUE,
            Envelope.RECEIPTS_QUEUE,
            Envelope.POISON_QUEUE,
            Envelope.DEAD_QUEUE);

    private QueueReplay() {}

    /**
     * Call before any route starts.
     *
     * @param receipts gets each receipt, in the order of their queue
     * @throws IllegalStateException when the queues cannot be read
     */
    public static void replayInto(
            ConnectionFactory connections, AcceptedIndex index, ChainIndex chain, Consumer<Receipt> receipts) {
        try (var connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (String queue : QUEUES) {
                int found = replay(session, queue, index, chain, receipts);
                LOG.info("event=queue-replayed queue={} alerts={}", queue, found);
            }
        } catch (JMSException e) {
            throw new IllegalStateException("The queues cannot be read at start.", e);
        }
    }

    private static int replay(
            Session session, String queue, AcceptedIndex index, ChainIndex chain, Consumer<Receipt> receipts)
            throws JMSException {
        int found = 0;
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                Object next = messages.nextElement();
                if (next instanceof TextMessage told && queue.equals(Envelope.RECEIPTS_QUEUE)) {
                    receipts.accept(Json.read(told.getText(), Receipt.class));
                }
                if (next instanceof BytesMessage message && isAlert(message)) {
                    CapMessage cap = Messages.cap(body(message));
                    index.remember(cap);
                    chain.remember(cap.alert(), Instant.ofEpochMilli(message.getLongProperty(Envelope.EXPIRES)));
                    String first = message.getStringProperty(Envelope.SAME_AS);
                    if (first != null) {
                        chain.sameAs(cap.key(), new AlertKey(first));
                    }
                    found++;
                }
            }
        }
        return found;
    }

    /** On the receipts queue only the facts of acceptances carry an alert, and a delivery is none. */
    private static boolean isAlert(Message message) throws JMSException {
        return message.propertyExists(Envelope.AUTHORITY);
    }

    private static byte[] body(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        return bytes;
    }
}
