package org.tocsin.route.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.route.Envelope;
import org.tocsin.route.HeldAlerts;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedChannel;

/**
 * Artemis inside this process: durable, each send synced to disk before it is confirmed, reachable from this JVM alone.
 * Queues, redelivery and expiry come from the plan.
 */
public final class EmbeddedBroker implements HeldAlerts, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long MEBIBYTE = 1024 * 1024;

    /** A server and what it may confirm. */
    private record Running(ActiveMQServer server, ConfirmationGuard guard) {}

    private final int number;
    private final Path folder;
    private final Plan plan;
    private final List<String> queues;
    private volatile Running running;

    private EmbeddedBroker(int number, Path folder, Plan plan) {
        this.number = number;
        this.folder = folder;
        this.plan = plan;
        this.running = run(number, folder, plan);
        this.queues = Stream.concat(
                        Stream.of(
                                Envelope.URGENT_QUEUE,
                                Envelope.ACCEPTED_QUEUE,
                                Envelope.HELD_QUEUE,
                                Envelope.RECEIPTS_QUEUE,
                                Envelope.EXPIRED_QUEUE),
                        plan.channels().stream().flatMap(channel -> channel.queues().stream()))
                .toList();
    }

    /** Starts it on the journal in that folder. @throws IllegalStateException when it cannot start */
    public static EmbeddedBroker start(Path folder, Plan plan) {
        return new EmbeddedBroker(NUMBER.getAndIncrement(), folder, plan);
    }

    private static Running run(int number, Path folder, Plan plan) {
        try {
            Files.createDirectories(folder);
            ActiveMQServer server = new ActiveMQServerImpl(BrokerSettings.of(number, folder, plan));
            ConfirmationGuard guard = new ConfirmationGuard();
            server.registerIOCriticalErrorListener(guard);
            server.getServiceRegistry().addOutgoingInterceptor(guard);
            startOrStop(server);
            return new Running(server, guard);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's folder " + folder + " cannot be used.", e);
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The broker cannot start on " + folder + ".", e);
        }
    }

    /** One that did not start is stopped, so that it does not keep the journal from the next. */
    private static void startOrStop(ActiveMQServer server) throws Exception {
        boolean started = false;
        try {
            server.start();
            if (!server.waitForActivation(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The broker did not start within 30 s; see the log.");
            }
            endWaits(server);
            started = true;
        } finally {
            if (!started) {
                server.stop();
            }
        }
    }

    /** Where clients in this JVM connect. */
    public String url() {
        return "vm://" + number;
    }

    public boolean isRunning() {
        Running now = running;
        return now.server.isStarted() && now.server.isActive() && !now.guard.hasFailed();
    }

    /** Where its journal is. */
    public Path folder() {
        return folder;
    }

    /** Whether it would keep a message now. On a full disk it blocks whoever sends, without an answer. */
    public boolean hasRoom() {
        return isRunning() && !server().getPagingManager().isDiskFull();
    }

    /** Whether it has come to an end, as it does when it cannot write. */
    boolean hasStopped() {
        return server().getState() == ActiveMQServer.SERVER_STATE.STOPPED;
    }

    /** What stands against a restart, or nothing. */
    Optional<String> obstacle() {
        long free = folder.toFile().getUsableSpace();
        return free < BrokerSettings.LEAST_FREE_DISK
                ? Optional.of("only " + free / MEBIBYTE + " MiB are free")
                : WritableFolder.obstacle(folder);
    }

    /** Another server on the same journal: what was confirmed is there, and clients find it at the same place. */
    void restart() {
        running = run(number, folder, plan);
    }

    /** Messages in a queue, those that wait for their next attempt included. */
    public long depth(String queue) {
        Queue found = server().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    /** Queues of channels that have left the plan; what waits there would be silent for ever. */
    public List<String> strays() {
        return server().getPostOffice()
                .getAllBindings()
                .map(binding -> binding.getUniqueName().toString())
                .filter(name -> PlannedChannel.isQueue(name) && !queues.contains(name))
                .toList();
    }

    /** Whether some route takes what is sent to that queue. */
    public boolean serves(String queue) {
        return queues.contains(queue);
    }

    /** Messages in all queues but the dead ones, which wait for nobody but an operator. */
    public long waiting() {
        return queues.stream().mapToLong(this::depth).sum();
    }

    /** Whatever waits for its next attempt is tried now: after a clock was put back it would wait by the clock before. */
    public void endWaits() {
        for (String queue : queues) {
            try {
                Queue found = server().locateQueue(SimpleString.of(queue));
                if (found != null) {
                    found.deliverScheduledMessages();
                }
            } catch (ActiveMQException | RuntimeException e) {
                LOG.warn("event=not-released queue={} reason=\"{}\"", queue, e.getMessage());
            }
        }
    }

    @Override
    public void release(AlertKey alert) {
        try {
            Queue held = server().locateQueue(SimpleString.of(Envelope.HELD_QUEUE));
            if (held != null) {
                held.deliverScheduledMessages(Envelope.KEY + "='" + alert + "'");
            }
        } catch (ActiveMQException | RuntimeException e) {
            // It looks again by itself. Who calls has just kept another alert, and must not be told that this failed.
            LOG.warn("event=not-released alert={} reason=\"{}\"", alert, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            server().stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop cleanly.", e);
        }
    }

    private ActiveMQServer server() {
        return running.server;
    }

    /**
     * What waited for its next attempt is tried at once: a restart is what an operator does to get things going. It also
     * shows those messages to a browser, which is how a repeat of an alert that waits is known for one.
     */
    private static void endWaits(ActiveMQServer server) throws Exception {
        for (String queue :
                List.of(Envelope.URGENT_QUEUE, Envelope.ACCEPTED_QUEUE, Envelope.HELD_QUEUE, Envelope.RECEIPTS_QUEUE)) {
            server.locateQueue(SimpleString.of(queue)).deliverScheduledMessages();
        }
    }
}
