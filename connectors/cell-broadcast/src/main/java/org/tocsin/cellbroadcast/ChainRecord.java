package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/** The broadcasts of some alerts of one chain while a delivery works on them. Used by one thread, inside the gate. */
final class ChainRecord {
    private static final Logger log = LoggerFactory.getLogger(ChainRecord.class);

    private final BroadcastStore store;
    private final Map<AlertKey, List<Broadcast>> broadcasts = new LinkedHashMap<>();
    private final Set<AlertKey> changed = new HashSet<>();

    /** @throws StateStore.Unavailable when the store does not answer */
    ChainRecord(BroadcastStore store, Collection<AlertKey> alerts) {
        this.store = store;
        alerts.forEach(alert -> broadcasts.put(alert, new ArrayList<>(store.of(alert))));
    }

    /** A snapshot. */
    List<Broadcast> of(AlertKey alert) {
        return List.copyOf(broadcasts.getOrDefault(alert, List.of()));
    }

    /** A snapshot of those of all alerts but this one. */
    List<Broadcast> ofOthers(AlertKey alert) {
        List<Broadcast> others = new ArrayList<>();
        forEachOther(alert, (key, broadcast) -> others.add(broadcast));
        return others;
    }

    /** All alerts but this one. */
    List<AlertKey> others(AlertKey alert) {
        return broadcasts.keySet().stream().filter(key -> !key.equals(alert)).toList();
    }

    void forEachOther(AlertKey alert, BiConsumer<AlertKey, Broadcast> visitor) {
        others(alert).forEach(key -> of(key).forEach(broadcast -> visitor.accept(key, broadcast)));
    }

    /**
     * Durable on return.
     *
     * @throws StateStore.Unavailable when it cannot be kept
     */
    void plan(AlertKey alert, List<Broadcast> planned) {
        store.put(alert, planned);
        broadcasts.put(alert, new ArrayList<>(planned));
    }

    /** Takes this version in place of the one with the same identifier and serial number; {@link #keep} makes it durable. */
    void replace(AlertKey alert, Broadcast broadcast) {
        List<Broadcast> all = broadcasts.getOrDefault(alert, new ArrayList<>());
        all.replaceAll(
                b -> b.messageId() == broadcast.messageId() && b.serial().equals(broadcast.serial()) ? broadcast : b);
        changed.add(alert);
    }

    /**
     * Makes what the peer answered durable. If the store fails now, the plan kept before still tells all that may be on air,
     * and a repeat is harmless, so the delivery keeps its outcome.
     */
    void keep() {
        for (AlertKey alert : changed) {
            try {
                store.put(alert, of(alert));
            } catch (StateStore.Unavailable e) {
                log.error("event=cell-broadcast-state-not-kept alert={} reason=\"{}\"", alert, e.getMessage());
            }
        }
        changed.clear();
    }
}
