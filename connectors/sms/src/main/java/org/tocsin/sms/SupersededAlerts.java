package org.tocsin.sms;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/**
 * Alerts that a later Update or Cancel has replaced, so that their deliveries still running here stop at the next group.
 * The chain index of the gateway remembers them for good; this remembers the last thousand, over restarts too. Safe for
 * concurrent use.
 */
public final class SupersededAlerts {
    private static final int MOST = 1000;
    private static final String PREFIX = "superseded/";

    private final StateStore store;
    private final Clock clock;
    private final Set<AlertKey> kept = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean loaded = new AtomicBoolean();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<AlertKey, Boolean> keys = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertKey, Boolean> eldest) {
            return size() > MOST;
        }
    };

    public SupersededAlerts(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * On return no claim on any of them is under way, and none will be made; this holds for this process even when the
     * store fails.
     *
     * @throws StateStore.Unavailable when they are not kept for the next one
     */
    void add(Collection<AlertKey> superseded) {
        stop(superseded);
        for (AlertKey key : superseded) {
            if (kept.add(key)) {
                keep(key);
            }
        }
    }

    /** The same for this process alone; never throws. */
    public void stop(Collection<AlertKey> superseded) {
        lock.writeLock().lock();
        try {
            superseded.forEach(key -> keys.put(key, true));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void keep(AlertKey key) {
        try {
            long now = clock.millis();
            store.put(
                    PREFIX + key.value(),
                    ByteBuffer.allocate(Long.BYTES).putLong(now).array());
        } catch (StateStore.Unavailable e) {
            kept.remove(key);
            throw e;
        }
    }

    /** Takes over what earlier processes kept, once; those beyond the latest thousand are forgotten. */
    void load() {
        if (loaded.get()) {
            return;
        }
        List<String> latestFirst = store.startingWith(PREFIX).entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> -ByteBuffer.wrap(entry.getValue()).getLong()))
                .map(Map.Entry::getKey)
                .toList();
        List<AlertKey> latest = latestFirst.stream()
                .limit(MOST)
                .map(name -> new AlertKey(name.substring(PREFIX.length())))
                .toList();
        stop(latest);
        kept.addAll(latest);
        latestFirst.stream().skip(MOST).forEach(store::remove);
        loaded.set(true);
    }

    public boolean contains(AlertKey key) {
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
