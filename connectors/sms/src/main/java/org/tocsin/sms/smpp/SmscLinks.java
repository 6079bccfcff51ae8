package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tocsin.connector.LinkState;

/**
 * The links with all SMSCs of a channel, which share its work: each takes what its window and pace have room for, so that a
 * quick one takes more, and with one down the others carry on. Safe for concurrent use.
 */
public final class SmscLinks implements AutoCloseable {
    /** Takes what an SMSC delivers. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Returns at once.
         *
         * @param smsc which one, from 0
         * @return false when there is no room
         */
        boolean take(int smsc, Inbound message);
    }

    private final List<SmppLink> links = new ArrayList<>();
    private final Object changed = new Object();

    /** Starts binding at once. */
    public SmscLinks(String channel, List<SmppSettings> smscs, RandomGenerator random, Taker taker) {
        for (SmppSettings settings : smscs) {
            int number = links.size();
            links.add(new SmppLink(
                    channel, number, settings, random, message -> taker.take(number, message), this::wakeWaiting));
        }
    }

    /** Whether any session with any SMSC is bound. */
    public boolean isBound() {
        return links.stream().anyMatch(SmppLink::isBound);
    }

    /**
     * Takes places in the window of the session that has the most free; empty when none has so many free.
     *
     * @param parts that will leave over these places altogether
     */
    public Optional<Places> tryReserve(int places, int parts) {
        return links.stream()
                .sorted(Comparator.comparingInt(SmppLink::free).reversed())
                .flatMap(link -> link.tryReserve(places, parts).stream())
                .findFirst();
    }

    /** The same, but waits for them; whoever waits must hold no others, or two would wait for each other. */
    public Optional<Places> reserve(int places, int parts, Duration limit) throws InterruptedException {
        return whenFree(limit, () -> tryReserve(places, parts));
    }

    /** Waits for places with one SMSC. */
    public Optional<Places> reserve(int smsc, int places, int parts, Duration limit) throws InterruptedException {
        return smsc < links.size()
                ? whenFree(limit, () -> links.get(smsc).tryReserve(places, parts))
                : Optional.empty();
    }

    /** Whether any session with this SMSC is bound. */
    public boolean isBound(int smsc) {
        return smsc < links.size() && links.get(smsc).isBound();
    }

    /** Parts a second that may leave now for all SMSCs that are bound; infinite where one has no limit. */
    public double rate() {
        return links.stream()
                .filter(SmppLink::isBound)
                .mapToDouble(link -> link.pace().rate())
                .sum();
    }

    /** Up when all sessions are bound, degraded when some are. */
    public LinkState state() {
        LinkState worst = links.stream()
                .map(SmppLink::state)
                .max(Comparator.comparing(LinkState::condition))
                .orElseThrow();
        return worst.condition() == LinkState.Condition.DOWN && isBound()
                ? LinkState.degraded("Not all SMSCs are bound; the others carry on. " + worst.detail())
                : worst;
    }

    /** Delivery receipts that came in, over all sessions. */
    public long receipts() {
        return links.stream().mapToLong(SmppLink::receipts).sum();
    }

    /** Messages from phones and other notices that came in. */
    public long otherInbound() {
        return links.stream().mapToLong(SmppLink::otherInbound).sum();
    }

    /** Unbinds and ends all threads; idempotent. */
    @Override
    public void close() {
        links.parallelStream().forEach(SmppLink::close);
    }

    private Optional<Places> whenFree(Duration limit, Supplier<Optional<Places>> attempt) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (changed) {
            Optional<Places> now = attempt.get();
            long left = limit.toMillis();
            while (now.isEmpty() && left > 0) {
                changed.wait(left);
                now = attempt.get();
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
            return now;
        }
    }

    private void wakeWaiting() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }
}
