package org.tocsin.gateway;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Clients that submit alerts one after the other until they are told to stop or the gateway is gone. */
final class Submitters implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final List<String> FOLLOW_UPS = List.of("Update", "Cancel");

    private final GatewayClient client;
    private final String prefix;
    private final ConcurrentLinkedQueue<TestAlert> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<TestAlert> unanswered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicLong longestWait = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Semaphore turns = new Semaphore(0);
    private volatile boolean followUps;
    private volatile UnaryOperator<TestAlert> changes = UnaryOperator.identity();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    /** @param prefix begins every identifier */
    Submitters(GatewayClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /** Of five alerts that were accepted one is then updated and one cancelled. */
    Submitters withFollowUps() {
        followUps = true;
        return this;
    }

    /** Alerts as they are after this. */
    Submitters with(UnaryOperator<TestAlert> change) {
        changes = change;
        return this;
    }

    /** All clients begin; together they submit no more than the turns that are {@link #release}d. */
    Submitters start() {
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(this::submitAll);
        }
        return this;
    }

    void release(int alerts) {
        turns.release(alerts);
    }

    /** Those answered 202: what the gateway has promised. */
    List<TestAlert> accepted() {
        return List.copyOf(accepted);
    }

    /** Those whose answer never came: accepted or not, nobody knows. */
    List<TestAlert> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Answers other than 202. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** How many submissions have come to an end, whatever that was. */
    int ended() {
        return accepted.size() + unanswered.size() + surprises.size();
    }

    /** Turns that no client has taken yet. */
    int waiting() {
        return turns.availablePermits();
    }

    /** From a submission to its answer, whatever that was, at most. */
    Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    @Override
    public void close() throws InterruptedException {
        stopped.set(true);
        turns.release(CLIENTS);
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void submitAll() {
        while (!stopped.get()) {
            turns.acquireUninterruptibly();
            if (!stopped.get()) {
                submitNext(numbers.getAndIncrement());
            }
        }
    }

    private void submitNext(int number) {
        TestAlert alert = changes.apply(TestAlert.flood("%s-%04d".formatted(prefix, number)));
        if (submit(alert) && followUps && number % 5 < FOLLOW_UPS.size()) {
            String msgType = FOLLOW_UPS.get(number % 5);
            submit(alert.followUp(msgType, "%s-%s-%04d".formatted(prefix, msgType, number)));
        }
    }

    /** Whether it was accepted. */
    private boolean submit(TestAlert alert) {
        long before = System.nanoTime();
        try {
            var answer = client.submit(alert);
            longestWait.accumulateAndGet(System.nanoTime() - before, Math::max);
            if (answer.status() == 202) {
                accepted.add(alert);
                return true;
            }
            surprises.add(answer.status() + " " + answer.text());
        } catch (UncheckedIOException e) {
            unanswered.add(alert);
            stopped.set(true);
            turns.release(CLIENTS);
        }
        return false;
    }
}
