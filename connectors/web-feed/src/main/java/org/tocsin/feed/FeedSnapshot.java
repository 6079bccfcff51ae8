package org.tocsin.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tocsin.cap.AlertKey;

/** All that a feed holds at one moment. Immutable; a publication makes another one. */
final class FeedSnapshot {
    /** As the standards note orders a list for people: the gravest, most urgent, newest first. */
    private static final Comparator<Standing> GRAVEST_FIRST = Comparator.comparing(
                    (Standing s) -> s.entry().alert().severity())
            .thenComparing(s -> s.entry().alert().urgency())
            .thenComparing(s -> s.entry().alert().sent().instant(), Comparator.reverseOrder())
            .thenComparing(s -> s.entry().sequence(), Comparator.reverseOrder());

    private static final Comparator<Standing> NEWEST_FIRST =
            Comparator.comparing((Standing s) -> s.entry().sequence()).reversed();

    private final FeedMark mark;
    private final Duration retention;
    private final Map<AlertKey, Standing> standings;

    FeedSnapshot(FeedMark mark, Collection<FeedEntry> entries, Duration retention) {
        this.mark = mark;
        this.retention = retention;
        Map<AlertKey, Ending> endings = endings(entries);
        Map<AlertKey, Standing> all = new LinkedHashMap<>();
        for (FeedEntry entry : entries) {
            all.put(entry.key(), Standing.of(entry, endings.getOrDefault(entry.key(), Ending.NONE), retention));
        }
        this.standings = Collections.unmodifiableMap(all);
    }

    Optional<Standing> find(AlertKey key) {
        return Optional.ofNullable(standings.get(key));
    }

    Set<AlertKey> keys() {
        return standings.keySet();
    }

    FeedSnapshot with(FeedEntry entry) {
        List<FeedEntry> entries = new ArrayList<>(entries());
        entries.add(entry);
        return new FeedSnapshot(mark, entries, retention);
    }

    FeedSnapshot without(Set<AlertKey> keys, FeedMark newMark) {
        List<FeedEntry> kept =
                entries().stream().filter(entry -> !keys.contains(entry.key())).toList();
        return new FeedSnapshot(newMark, kept, retention);
    }

    /** In force, or ended lately: what that view shows now, in its order. */
    List<Standing> in(View view, Instant now) {
        return standings.values().stream()
                .filter(standing -> standing.isIn(view, now))
                .sorted(view == View.ACTIVE ? GRAVEST_FIRST : NEWEST_FIRST)
                .toList();
    }

    /** How many {@link #in} shows. */
    long count(View view, Instant now) {
        return standings.values().stream()
                .filter(standing -> standing.isIn(view, now))
                .count();
    }

    /**
     * What may go, oldest first. What ended an entry still known must stay as long as that: without it the entry would
     * come to life again.
     */
    Set<AlertKey> forgettable(Instant now) {
        Set<AlertKey> needed = new HashSet<>();
        standings.values().stream()
                .filter(standing -> !standing.isForgettable(now))
                .forEach(standing -> needed.add(standing.entry().key()));
        Set<AlertKey> gone = new LinkedHashSet<>();
        for (Standing standing : standings.values()) {
            FeedEntry entry = standing.entry();
            if (!needed.contains(entry.key()) && entry.supersedes().stream().noneMatch(needed::contains)) {
                gone.add(entry.key());
            }
        }
        return gone;
    }

    /** When the pages last changed, also by the mere passing of time. */
    Instant changed(Instant now) {
        return Stream.concat(Stream.of(mark.changed()), changes())
                .filter(change -> !change.isAfter(now))
                .max(Instant::compareTo)
                .orElse(mark.changed());
    }

    /** When they will change next if nothing is published. */
    Optional<Instant> nextChange(Instant now) {
        return changes().filter(change -> change.isAfter(now)).min(Instant::compareTo);
    }

    /** The number of the newest publication, 0 when there was none. */
    long sequence() {
        return Stream.concat(Stream.of(mark.sequence()), entries().stream().map(FeedEntry::sequence))
                .max(Long::compareTo)
                .orElse(mark.sequence());
    }

    private Stream<Instant> changes() {
        return standings.values().stream().flatMap(Standing::changes);
    }

    private List<FeedEntry> entries() {
        return standings.values().stream().map(Standing::entry).toList();
    }

    private static Map<AlertKey, Ending> endings(Collection<FeedEntry> entries) {
        Map<AlertKey, Ending> endings = new HashMap<>();
        for (FeedEntry entry : entries) {
            for (AlertKey key : entry.supersedes()) {
                endings.put(key, endings.getOrDefault(key, Ending.NONE).and(entry));
            }
        }
        return endings;
    }
}
