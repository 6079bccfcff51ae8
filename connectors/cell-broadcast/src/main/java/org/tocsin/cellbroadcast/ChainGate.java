package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Lets one delivery at a time work on an alert, so that an Update or Cancel never overtakes half of its original. */
public final class ChainGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someLeft = lock.newCondition();
    private final Set<AlertKey> inside = new HashSet<>();

    /** Work on a delivery that has its chain for itself. */
    public interface Work {
        Outcome on(Set<AlertKey> chain, Deadline deadline);
    }

    /** Has one delivery worked on alone among those of its chain, or says that others took all its time. */
    public Outcome within(Delivery delivery, Duration limit, Work work) {
        Deadline deadline = Deadline.in(limit);
        Set<AlertKey> chain = new HashSet<>(delivery.supersedes());
        chain.add(delivery.key().alert());
        try {
            if (!enter(chain, deadline)) {
                return new Outcome.Unreachable(
                        ReasonCode.PEER_BUSY, "Another delivery of the same chain still waits for the peer.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "Interrupted before anything was sent.");
        }
        try {
            return work.on(chain, deadline);
        } finally {
            leave(chain);
        }
    }

    /** Takes all alerts at once, so that two chains cannot block each other; false when the deadline came first. */
    boolean enter(Collection<AlertKey> alerts, Deadline deadline) throws InterruptedException {
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
    void leave(Collection<AlertKey> alerts) {
        lock.lock();
        try {
            inside.removeAll(new HashSet<>(alerts));
            someLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
