package org.tocsin.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.route.chain.ChainIndex;

/**
 * Whether an Update or Cancel still waits for a message that it refers to, and what is sent meanwhile. The broker keeps the
 * time and the message; nothing is kept here. Safe for concurrent use.
 *
 * <p>A message that arrives releases those that wait for it at once, unless one of them is just on its way to wait. So each
 * looks again by itself, after a second and then after as long as it has waited so far: in that race it is late by no more
 * than it was before, and a hold of minutes costs a handful of looks.
 */
public final class Hold {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final ChainIndex chain;
    private final Clock clock;

    public Hold(ChainIndex chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** Whether nothing keeps the alert from going on: it waits for nothing, its time is up, or what it waits for came. */
    public boolean isOver(AcceptedAlert accepted) {
        return accepted.heldUntil()
                .filter(clock.instant()::isBefore)
                .filter(until -> Parentage.isOrphan(accepted.message().alert(), chain))
                .isEmpty();
    }

    /** What to send, all in one transaction, when an alert begins to wait. */
    List<Parcel> begin(AcceptedAlert accepted, FanOut fanOut) {
        Instant now = clock.instant();
        return fanOut.heldParcels(accepted, now, end(accepted), nextLook(accepted, now));
    }

    /**
     * What to send, in one transaction, when an alert that waited goes on or waits on.
     *
     * @param turn names the message in which it waited so far
     */
    List<Parcel> goOn(AcceptedAlert accepted, FanOut fanOut, String turn) {
        return isOver(accepted)
                ? fanOut.releasedParcels(accepted)
                : List.of(Messages.held(accepted, nextLook(accepted, clock.instant()), turn));
    }

    private static Instant nextLook(AcceptedAlert accepted, Instant now) {
        Duration soFar = Duration.between(accepted.acceptedAt(), now);
        Instant next = now.plus(soFar.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : soFar);
        return next.isAfter(end(accepted)) ? end(accepted) : next;
    }

    private static Instant end(AcceptedAlert accepted) {
        return accepted.heldUntil().orElse(accepted.acceptedAt());
    }
}
