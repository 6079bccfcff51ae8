package org.tocsin.route.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.route.Messages;

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
        try (var connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            ParcelSender.send(session, Messages.receipt(receipt), receipt.at());
        } catch (JMSException e) {
            throw new IllegalStateException("The receipt of " + receipt.delivery() + " could not be kept.", e);
        }
    }
}
