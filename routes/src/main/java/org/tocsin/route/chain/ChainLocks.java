package org.tocsin.route.chain;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tocsin.cap.AlertKey;

/**
 * Keeps the handing over of an alert and of what supersedes it apart on one channel: a Cancel must not reach a peer while
 * the original is still on its way to it. Alerts share a fixed number of locks, so two alerts may now and then wait for
 * each other without need. Safe for concurrent use.
 */
public final class ChainLocks {
    private static final int STRIPES = 1024;

    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    /**
     * Runs the work while nobody else hands over any of these on that channel, waiting for that first. Locks are always
     * taken in one order, so nobody waits in a circle.
     */
    public <T> T holding(String channel, Collection<AlertKey> alerts, Supplier<T> work) {
        List<ReentrantLock> locks = alerts.stream()
                .mapToInt(alert -> Math.floorMod(31 * channel.hashCode() + alert.hashCode(), STRIPES))
                .distinct()
                .sorted()
                .mapToObj(stripes::get)
                .toList();
        locks.forEach(ReentrantLock::lock);
        try {
            return work.get();
        } finally {
            locks.forEach(ReentrantLock::unlock);
        }
    }
}
