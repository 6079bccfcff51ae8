package org.tocsin.sms;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tocsin.cap.AlertKey;

/**
 * Alerts that a later Update or Cancel has replaced, so that their deliveries still running here stop at the next group.
 * The chain index of the gateway remembers them for good; this remembers the last thousand. Safe for concurrent use.
 */
final class SupersededAlerts {
    private static final int MOST = 1000;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<AlertKey, Boolean> keys = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertKey, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** On return no claim on any of them is under way, and none will be made. */
    void add(Collection<AlertKey> superseded) {
        lock.writeLock().lock();
        try {
            superseded.forEach(key -> keys.put(key, true));
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean contains(AlertKey key) {
        lock.readLock().lock();
        try {
            return keys.containsKey(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Runs the claim unless the alert is superseded. Both under one lock: whoever reads the ledger for a Cancel after
     * {@link #add} sees every recipient that was still claimed for the original.
     *
     * @return whether it ran
     */
    boolean unlessSuperseded(AlertKey key, Runnable claim) {
        lock.readLock().lock();
        try {
            if (keys.containsKey(key)) {
                return false;
            }
            claim.run();
            return true;
        } finally {
            lock.readLock().unlock();
        }
    }
}
