package org.tocsin.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What later messages did to an entry.
 *
 * @param replacedBy the newest Update that replaces it
 * @param cancelledBy the first Cancel of it
 * @param at when the first of all such messages was published
 */
record Ending(Optional<FeedEntry> replacedBy, Optional<FeedEntry> cancelledBy, Optional<Instant> at) {
    static final Ending NONE = new Ending(Optional.empty(), Optional.empty(), Optional.empty());

    /** This with one more message, which came after those that it knows. */
    Ending and(FeedEntry later) {
        Optional<Instant> first =
                Stream.concat(at.stream(), Stream.of(later.published())).min(Instant::compareTo);
        return later.isCancel()
                ? new Ending(replacedBy, cancelledBy.or(() -> Optional.of(later)), first)
                : new Ending(Optional.of(later), cancelledBy, first);
    }
}
