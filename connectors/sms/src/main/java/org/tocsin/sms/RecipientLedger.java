package org.tocsin.sms;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Keeps several groups of a delivery in about the time that one takes. */
    void keepAll(DeliveryKey key, Collection<LedgerGroup> groups) {
        Map<String, byte[]> entries = new HashMap<>();
        groups.forEach(group -> entries.put(groupKey(key, group.first()), group.bytes()));
        store.putAll(entries);
    }

    /** All that was ever begun of a delivery; of a million recipients it is better not held all at a time. */
    Stream<LedgerGroup> groups(DeliveryKey key) {
        String prefix = groupPrefix(key);
        return store.startingWith(prefix).entrySet().stream()
                .map(entry ->
                        LedgerGroup.of(Integer.parseInt(entry.getKey().substring(prefix.length())), entry.getValue()));
    }

    /** The deliveries that are remembered. */
    List<JobRecord> jobs() {
        return store.startingWith("job/").values().stream().map(JobRecord::of).toList();
    }

    Optional<JobRecord> job(DeliveryKey key) {
        return store.get(jobKey(key)).map(JobRecord::of);
    }

    void keep(JobRecord record) {
        store.put(jobKey(record.key()), record.bytes());
    }

    /** What receipts said, by the number of the group. */
    Map<Integer, byte[]> receipts(DeliveryKey key) {
        String prefix = receiptPrefix(key);
        Map<Integer, byte[]> groups = new HashMap<>();
        store.startingWith(prefix)
                .forEach((name, states) -> groups.put(Integer.parseInt(name.substring(prefix.length())), states));
        return groups;
    }

    void keepReceipts(DeliveryKey key, int group, byte[] states) {
        store.put(receiptPrefix(key) + group, states);
    }

    /** Forgets all of a delivery; the job itself last, so that a crash in between is made good. */
    void forget(DeliveryKey key) {
        store.startingWith(groupPrefix(key)).keySet().forEach(store::remove);
        store.startingWith(receiptPrefix(key)).keySet().forEach(store::remove);
        store.remove(snapshotKey(key));
        store.remove(jobKey(key));
    }

    private static String jobKey(DeliveryKey key) {
        return "job/" + key.value();
    }

    private static String receiptPrefix(DeliveryKey key) {
        return "receipts/" + key.value() + "/";
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
