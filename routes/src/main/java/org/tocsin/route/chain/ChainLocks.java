package org.tocsin.route.chain;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.tocsin.cap.AlertKey;

/**
 * Keeps the handing over of an alert and of what supersedes it apart on one channel: a Cancel must not reach a peer while
 * the original is still on its way to it. Alerts of other chains pass. Safe for concurrent use; one for each channel, so
 * that a channel that hangs holds up no other.
 */
public final class ChainLocks {
    private final Set<AlertKey> busy = new HashSet<>();

    /** Runs the work while nobody else hands over any of these, waiting for that first. Takes all or none: no deadlock. */
    public <T> T holding(Collection<AlertKey> alerts, Supplier<T> work) {
        take(alerts);
        try {
            return work.get();
        } finally {
            give(alerts);
        }
    }

    private synchronized void take(Collection<AlertKey> alerts) {
        boolean interrupted = false;
        while (!Collections.disjoint(busy, alerts)) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The holder ends within its channel's time limit; leaving before it would let the two cross.
                interrupted = true;
            }
        }
        busy.addAll(alerts);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void give(Collection<AlertKey> alerts) {
        busy.removeAll(Set.copyOf(alerts));
        notifyAll();
    }
}
