package org.tocsin.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.StateStore;

/**
 * The entries of a feed: in the store first, then in memory. Reads see immutable snapshots; publications follow one
 * another. Safe for concurrent use.
 */
final class FeedContent {
    private static final Logger LOG = LoggerFactory.getLogger(FeedContent.class);

    private final String channel;
    private final FeedStore store;
    private final Duration retention;
    private final Clock clock;
    private final ReentrantLock change = new ReentrantLock();
    private volatile Optional<FeedSnapshot> current = Optional.empty();

    FeedContent(String channel, FeedStore store, Duration retention, Clock clock) {
        this.channel = channel;
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * What is published now. Reads the store when that has not succeeded yet; one thread at a time does, so that a crowd of
     * readers does not queue up behind a store that is slow to answer.
     *
     * @throws StateStore.Unavailable while it is not known
     */
    FeedSnapshot snapshot() {
        Optional<FeedSnapshot> known = current;
        if (known.isPresent()) {
            return known.get();
        }
        if (!change.tryLock()) {
            throw new StateStore.Unavailable(
                    "the feed is being read from the store", new IllegalStateException("not read yet"));
        }
        try {
            return opened();
        } finally {
            change.unlock();
        }
    }

    /** What is known without asking the store. */
    Optional<FeedSnapshot> known() {
        return current;
    }

    /** Keeps the alert and shows it; the entry that is there already when it was published before. */
    FeedEntry publish(Delivery delivery) {
        change.lock();
        try {
            FeedSnapshot before = opened();
            Optional<FeedEntry> already = before.find(delivery.message().key()).map(Standing::entry);
            return already.orElseGet(() -> add(delivery, before));
        } finally {
            change.unlock();
        }
    }

    private FeedEntry add(Delivery delivery, FeedSnapshot before) {
        // Milliseconds, as the store keeps them: after a restart the pages must be the same to the byte.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FeedEntry entry = new FeedEntry(
                store.nextSequence(),
                now,
                delivery.expires().truncatedTo(ChronoUnit.MILLIS),
                Chains.of(delivery.alert(), before),
                delivery.supersedes(),
                delivery.message());
        store.keep(entry);
        current = Optional.of(before.with(entry));
        return entry;
    }

    /** Drops what nobody can ask for any more. Failing is harmless: the next publication tries again. */
    void forgetOld() {
        change.lock();
        try {
            FeedSnapshot before = opened();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Set<AlertKey> gone = before.forgettable(now);
            if (!gone.isEmpty()) {
                FeedMark mark = new FeedMark(before.changed(now), before.sequence());
                store.keep(mark);
                // Oldest first: an original must not outlive the Cancel of it, not even across a crash.
                gone.forEach(store::forget);
                current = Optional.of(before.without(gone, mark));
            }
        } catch (StateStore.Unavailable e) {
            LOG.warn("event=feed.forget-failed channel={} reason=\"{}\"", channel, e.getMessage());
        } finally {
            change.unlock();
        }
    }

    private FeedSnapshot opened() {
        Optional<FeedSnapshot> known = current;
        if (known.isPresent()) {
            return known.get();
        }
        FeedMark mark = store.mark(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        FeedSnapshot read = new FeedSnapshot(mark, store.entries(), retention);
        current = Optional.of(read);
        LOG.info(
                "event=feed.opened channel={} entries={} sequence={}",
                channel,
                read.keys().size(),
                read.sequence());
        return read;
    }
}
