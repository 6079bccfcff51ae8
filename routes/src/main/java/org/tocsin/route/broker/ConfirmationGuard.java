package org.tocsin.route.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Lets no word out of a broker whose journal could not write. Artemis 2.56 syncs the file after a failed write all the same
 * and then confirms what it has not written; the error is told here before that. Whoever waits for a confirmation loses its
 * connection instead, and with that gets an error at once. What is written but not confirmed does no harm: it is sent again as
 * a repeat.
 */
final class ConfirmationGuard implements Interceptor, IOCriticalErrorListener {
    private final Set<RemotingConnection> ended = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    @Override
    public void onIOException(Throwable cause, String message, String file) {
        failed = true;
    }

    /** Of each packet to a client, whether it may go. */
    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (failed && ended.add(connection)) {
            end(connection);
        }
        return !failed;
    }

    /** In a thread of its own: who calls holds locks of the broker. */
    private static void end(RemotingConnection connection) {
        Thread thread = new Thread(
                () -> connection.fail(new ActiveMQIOErrorException("The journal could not write.")), "connection-end");
        thread.setDaemon(true);
        thread.start();
    }

    boolean hasFailed() {
        return failed;
    }
}
