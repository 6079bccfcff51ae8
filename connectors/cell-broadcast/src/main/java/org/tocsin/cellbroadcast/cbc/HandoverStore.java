package org.tocsin.cellbroadcast.cbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/** What was handed to one centre, durable; kept for a day beyond expiry. Every method may throw StateStore.Unavailable. */
final class HandoverStore {
    private static final String PREFIX = "cbc/alert/";
    private static final String NUMBERS = "cbc/message-number";
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(24);

    private final StateStore store;

    HandoverStore(StateStore store) {
        this.store = store;
    }

    /** Empty when nothing of this alert was ever planned here. */
    Optional<HandoverRecord> of(AlertKey alert) {
        return store.get(PREFIX + alert.value()).map(HandoverRecord::read);
    }

    /** Durable on return. */
    void put(AlertKey alert, HandoverRecord record) {
        store.put(PREFIX + alert.value(), record.write());
    }

    /** From 1, never the same twice. */
    long nextNumber() {
        return store.next(NUMBERS) + 1;
    }

    /** Removes what ended more than a day ago. */
    void removeOld(Instant now) {
        store.startingWith(PREFIX).forEach((key, octets) -> {
            if (HandoverRecord.read(octets).expires().plus(KEPT_AFTER_EXPIRY).isBefore(now)) {
                store.remove(key);
            }
        });
    }
}
