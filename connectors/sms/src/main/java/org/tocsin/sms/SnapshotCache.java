package org.tocsin.sms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.connector.DeliveryKey;

/** The snapshots used last, so that each part of a large delivery does not read the whole anew. Safe for concurrent use. */
final class SnapshotCache {
    private static final int MOST = 4;

    private final Map<DeliveryKey, Snapshot> snapshots = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeliveryKey, Snapshot> eldest) {
            return size() > MOST;
        }
    };

    /** From memory, or else from there; what is found is kept. */
    synchronized Optional<Snapshot> get(DeliveryKey key, Function<DeliveryKey, Optional<Snapshot>> stored) {
        Snapshot known = snapshots.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Snapshot> found = stored.apply(key);
        found.ifPresent(snapshot -> snapshots.put(key, snapshot));
        return found;
    }
}
