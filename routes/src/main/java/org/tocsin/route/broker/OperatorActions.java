package org.tocsin.route.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Clock;
import org.tocsin.route.OperatorAction;

/** Sends what operators did to the ledger, which has it written into the audit trail. Safe for concurrent use. */
public final class OperatorActions {
    private final ConnectionFactory connections;
    private final Clock clock;

    public OperatorActions(ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Durable on return. @throws IllegalStateException when the broker does not take it */
    public void record(OperatorAction action) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            ParcelSender.send(session, action.parcel(), clock.instant());
        } catch (JMSException e) {
            throw new IllegalStateException("The broker did not take the record of an operator's action.", e);
        }
    }
}
