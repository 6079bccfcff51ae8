package org.tocsin.route.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.route.Envelope;
import org.tocsin.route.Messages;
import org.tocsin.route.Parcel;

/** Sends receipts on their own, outside of any transaction of the caller. */
public final class JmsReceiptSink implements ReceiptSink {
    private final ConnectionFactory connections;

    /** @param connections pooled, and not the factory of a transacted route */
    public JmsReceiptSink(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** @throws IllegalStateException when the broker does not keep it */
    @Override
    public void accept(Receipt receipt) {
        Parcel parcel = Messages.receipt(receipt);
        try (var connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(parcel.queue()))) {
            Message message = session.createTextMessage(parcel.body().toString());
            message.setStringProperty(Envelope.DUPLICATE_ID, parcel.duplicateId());
            for (Map.Entry<String, Object> header : parcel.headers().entrySet()) {
                message.setObjectProperty(header.getKey(), header.getValue());
            }
            producer.send(message, DeliveryMode.PERSISTENT, parcel.priority(), Message.DEFAULT_TIME_TO_LIVE);
        } catch (JMSException e) {
            throw new IllegalStateException("The receipt of " + receipt.delivery() + " could not be kept.", e);
        }
    }
}
