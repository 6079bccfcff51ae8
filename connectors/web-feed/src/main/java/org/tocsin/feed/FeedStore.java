package org.tocsin.feed;

import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/** The keys under which a feed keeps its entries: {@code entry/{alert key}} and {@code mark}. */
final class FeedStore {
    private static final String ENTRY = "entry/";
    private static final String MARK = "mark";
    private static final String SEQUENCE = "sequence";

    private final StateStore store;

    FeedStore(StateStore store) {
        this.store = store;
    }

    /** Every entry kept, in order of publication. @throws StateStore.Unavailable also when one cannot be read */
    List<FeedEntry> entries() {
        return store.startingWith(ENTRY).entrySet().stream()
                .map(FeedStore::decoded)
                .sorted(Comparator.comparingLong(FeedEntry::sequence))
                .toList();
    }

    /** The mark kept, or a first one of that moment, kept on return. */
    FeedMark mark(Instant now) {
        Optional<byte[]> kept = store.get(MARK);
        if (kept.isPresent()) {
            return decodedMark(kept.get());
        }
        FeedMark first = new FeedMark(now, 0);
        keep(first);
        return first;
    }

    void keep(FeedMark mark) {
        store.put(MARK, mark.encode());
    }

    void keep(FeedEntry entry) {
        store.put(ENTRY + entry.key(), EntryCodec.encode(entry));
    }

    void forget(AlertKey key) {
        store.remove(ENTRY + key);
    }

    /** From 1, so that 0 can stand for "nothing yet". */
    long nextSequence() {
        return store.next(SEQUENCE) + 1;
    }

    /** One unreadable entry makes the whole feed unavailable: a page without it would say that it never was. */
    private static FeedEntry decoded(Map.Entry<String, byte[]> kept) {
        try {
            return EntryCodec.decode(kept.getValue());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new StateStore.Unavailable("the stored " + kept.getKey() + " is unreadable: " + e.getMessage(), e);
        }
    }

    private static FeedMark decodedMark(byte[] bytes) {
        try {
            return FeedMark.decode(bytes);
        } catch (BufferUnderflowException e) {
            throw new StateStore.Unavailable("the stored " + MARK + " is unreadable", e);
        }
    }
}
