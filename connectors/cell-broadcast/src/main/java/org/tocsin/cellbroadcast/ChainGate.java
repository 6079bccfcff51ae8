package org.tocsin.cellbroadcast;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.cap.AlertKey;

/** Lets one delivery at a time work on an alert, so that an Update or Cancel never overtakes half of its original. */
public final class ChainGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someLeft = lock.newCondition();
    private final Set<AlertKey> inside = new HashSet<>();

    /** Takes all alerts at once, so that two chains cannot block each other; false when the deadline came first. */
    public boolean enter(Collection<AlertKey> alerts, Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!Collections.disjoint(inside, alerts)) {
                if (someLeft.awaitNanos(deadline.left().toNanos()) <= 0) {
                    return false;
                }
            }
            inside.addAll(alerts);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next one in. */
    public void leave(Collection<AlertKey> alerts) {
        lock.lock();
        try {
            inside.removeAll(new HashSet<>(alerts));
            someLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
