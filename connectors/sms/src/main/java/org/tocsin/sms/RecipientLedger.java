package org.tocsin.sms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.StateStore;

/** Snapshots and what became of each recipient, in the state store; durable on return. Safe for concurrent use. */
final class RecipientLedger {
    private final StateStore store;

    RecipientLedger(StateStore store) {
        this.store = store;
    }

    Optional<Snapshot> snapshot(DeliveryKey key) {
        return store.get(snapshotKey(key)).map(Snapshot::of);
    }

    void keep(DeliveryKey key, Snapshot snapshot) {
        store.put(snapshotKey(key), snapshot.bytes());
    }

    LedgerGroup group(DeliveryKey key, int first, int size) {
        return store.get(groupKey(key, first))
                .map(bytes -> LedgerGroup.of(first, bytes))
                .orElseGet(() -> new LedgerGroup(first, size));
    }

    void keep(DeliveryKey key, LedgerGroup group) {
        store.put(groupKey(key, group.first()), group.bytes());
    }

    /** All that was ever begun of a delivery. */
    List<LedgerGroup> groups(DeliveryKey key) {
        String prefix = groupPrefix(key);
        return store.startingWith(prefix).entrySet().stream()
                .map(entry ->
                        LedgerGroup.of(Integer.parseInt(entry.getKey().substring(prefix.length())), entry.getValue()))
                .toList();
    }

    private static String snapshotKey(DeliveryKey key) {
        return "snapshot/" + key.value();
    }

    private static String groupPrefix(DeliveryKey key) {
        return "ledger/" + key.value() + "/";
    }

    private static String groupKey(DeliveryKey key, int first) {
        return groupPrefix(key) + String.format(Locale.ROOT, "%010d", first);
    }
}
