package org.tocsin.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How an entry stands, told by its times; asking at another moment needs no other object.
 *
 * @param begins when it comes into force, if nothing ends it before
 * @param ends when it is over: the first of its {@code expires}, its replacement and its cancellation
 * @param leaves when it leaves {@link View#ALL}
 */
record Standing(FeedEntry entry, Ending ending, Instant begins, Instant ends, Instant leaves) {

    /** The states of an entry. */
    enum State {
        PENDING,
        ACTIVE,
        REPLACED,
        CANCELLED,
        EXPIRED,
        /** The entry is itself a Cancel. */
        CANCEL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Standing of(FeedEntry entry, Ending ending, Duration retention) {
        Instant ends = entry.isCancel()
                ? entry.published()
                : Stream.concat(ending.at().stream(), Stream.of(entry.activeUntil()))
                        .min(Instant::compareTo)
                        .orElseThrow();
        // A message that came after its replacement (it waited in a queue) ends the moment it is published.
        Instant over = ends.isBefore(entry.published()) ? entry.published() : ends;
        return new Standing(entry, ending, entry.begins(), over, over.plus(retention));
    }

    State state(Instant now) {
        if (entry.isCancel()) {
            return State.CANCEL;
        }
        if (now.isBefore(ends) && !isEndedByAnother()) {
            return isHeldBack(now) ? State.PENDING : State.ACTIVE;
        }
        if (ending.cancelledBy().isPresent()) {
            return State.CANCELLED;
        }
        return ending.replacedBy().isPresent() ? State.REPLACED : State.EXPIRED;
    }

    /** What ended it was published, whatever the time is: a clock that is put back does not bring it to life again. */
    private boolean isEndedByAnother() {
        return ending.at().isPresent();
    }

    /** By its author alone: what was published before the clock was put back stays in force. */
    private boolean isHeldBack(Instant now) {
        return now.isBefore(begins) && begins.isAfter(entry.published());
    }

    /** When it came into the state that it is in now. */
    Instant stateUpdated(Instant now) {
        return switch (state(now)) {
            case PENDING, CANCEL -> entry.published();
            case ACTIVE -> begins;
            case CANCELLED -> ending.cancelledBy().map(FeedEntry::published).orElse(ends);
            case REPLACED, EXPIRED -> ends;
        };
    }

    boolean isIn(View view, Instant now) {
        return switch (view) {
            case ACTIVE -> state(now) == State.ACTIVE;
            case ALL -> now.isBefore(leaves);
        };
    }

    /** Nothing of it can be asked for again: out of every view, and too late for a repeat to be let in. */
    boolean isForgettable(Instant now) {
        return !now.isBefore(leaves) && !now.isBefore(entry.activeUntil());
    }

    /** The moments at which some page changes on its account. */
    Stream<Instant> changes() {
        return Stream.of(entry.published(), begins, ends, leaves);
    }
}
