package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/**
 * The broadcasts of each alert, durable. Kept for a day beyond expiry, so that neither a repeat of an old delivery nor a
 * new alert takes a message code that phones may still remember.
 */
final class BroadcastStore {
    private static final String PREFIX = "broadcast/";
    private static final String CODES = "message-code";
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(24);

    private final StateStore store;
    /** What the store holds, once it has been read. This channel alone writes it. */
    private Optional<Map<AlertKey, List<Broadcast>>> known = Optional.empty();

    BroadcastStore(StateStore store) {
        this.store = store;
    }

    /** Empty when nothing of this alert was ever put on this channel. */
    synchronized List<Broadcast> of(AlertKey alert) {
        return read().getOrDefault(alert, List.of());
    }

    /** Durable on return. */
    synchronized void put(AlertKey alert, List<Broadcast> broadcasts) {
        Map<AlertKey, List<Broadcast>> all = read();
        // Whether a write that fails has been made is not known, so the next look goes to the store.
        known = Optional.empty();
        store.put(PREFIX + alert.value(), BroadcastFormat.write(broadcasts));
        all.put(alert, List.copyOf(broadcasts));
        known = Optional.of(all);
    }

    /** A snapshot. */
    synchronized Map<AlertKey, List<Broadcast>> all() {
        return new LinkedHashMap<>(read());
    }

    private synchronized Map<AlertKey, List<Broadcast>> read() {
        Map<AlertKey, List<Broadcast>> all = known.orElseGet(this::readStore);
        known = Optional.of(all);
        return all;
    }

    private Map<AlertKey, List<Broadcast>> readStore() {
        Map<AlertKey, List<Broadcast>> all = new LinkedHashMap<>();
        store.startingWith(PREFIX)
                .forEach((key, octets) ->
                        all.put(new AlertKey(key.substring(PREFIX.length())), BroadcastFormat.read(octets)));
        return all;
    }

    /** Removes what expired more than a day ago. */
    synchronized void removeOld(Instant now) {
        all().forEach((alert, broadcasts) -> {
            if (broadcasts.stream()
                    .allMatch(b -> b.expires().plus(KEPT_AFTER_EXPIRY).isBefore(now))) {
                store.remove(PREFIX + alert.value());
                read().remove(alert);
            }
        });
    }

    /** From 0, never the same twice; the caller folds it into the range of message codes. */
    long nextMessageCode() {
        return store.next(CODES);
    }
}
