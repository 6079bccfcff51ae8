package org.tocsin.route.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * Pooled connections to the broker, one pool for each way of using it. A transacted route shares one session between its
 * consumer and its producers only when both come from the very same factory.
 */
public final class Connections implements AutoCloseable {
    /** A broker that does not answer within this time cannot keep what it was given. */
    private static final long CALL_TIMEOUT_MILLIS = 10_000;

    private static final int SENDING_CONNECTIONS = 4;

    private final JmsPoolConnectionFactory sender;
    private final JmsPoolConnectionFactory transacted;
    private final JmsPoolConnectionFactory oneByOne;

    public Connections(String url) {
        this.sender = pool(factory(url), SENDING_CONNECTIONS);
        this.transacted = pool(factory(url), 1);
        ActiveMQConnectionFactory unbuffered = factory(url);
        // What waits in a client's buffer cannot be overtaken.
        unbuffered.setConsumerWindowSize(0);
        this.oneByOne = pool(unbuffered, 1);
    }

    /** For sends that stand alone; each is on disk when it returns. */
    public ConnectionFactory sender() {
        return sender;
    }

    /** For routes with a fast consumer, where order does not matter. */
    public ConnectionFactory transacted() {
        return transacted;
    }

    /** For alerts and deliveries, some of which overtake others. */
    public ConnectionFactory oneByOne() {
        return oneByOne;
    }

    @Override
    public void close() {
        sender.stop();
        transacted.stop();
        oneByOne.stop();
    }

    private static ActiveMQConnectionFactory factory(String url) {
        try {
            ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory();
            factory.setBrokerURL(url);
            factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
            factory.setBlockOnDurableSend(true);
            // Without credits a full broker answers late instead of never, and the call timeout holds.
            factory.setProducerWindowSize(-1);
            factory.setReconnectAttempts(0);
            factory.setDeserializationAllowList("none");
            return factory;
        } catch (JMSException e) {
            throw new IllegalArgumentException("'" + url + "' is no address of a broker.", e);
        }
    }

    private static JmsPoolConnectionFactory pool(ConnectionFactory factory, int connections) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(connections);
        pool.setMaxSessionsPerConnection(500);
        pool.setUseProviderJMSContext(false);
        return pool;
    }
}
