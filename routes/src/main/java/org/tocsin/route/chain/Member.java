package org.tocsin.route.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Reference;

/**
 * What the index knows of one message, whether it arrived or was only named by another.
 *
 * @param name what to call it in a reference; empty when nobody has to refer to it any more
 * @param expires when it ends, once it arrived
 * @param followers the Updates and Cancels that name it, the first first
 */
record Member(Presence presence, Optional<Reference> name, Instant expires, List<AlertKey> followers) {

    enum Presence {
        /** Named, and never accepted here. */
        MISSING,
        /** Named, and so old that it may have been accepted here before the ledger begins, or have ended and been forgotten. */
        FORGOTTEN,
        ARRIVED,
        /** Arrived when an Update or Cancel had taken its place already, so it never went out. */
        STILLBORN
    }

    static final Member UNHEARD_OF = new Member(Presence.MISSING, Optional.empty(), Instant.MAX, List.of());

    Member {
        followers = List.copyOf(followers);
    }

    boolean hasArrived() {
        return presence == Presence.ARRIVED || presence == Presence.STILLBORN;
    }

    /** No when it is certain that nothing of it ever left this gateway. */
    boolean mayHaveGone() {
        return presence == Presence.ARRIVED || presence == Presence.FORGOTTEN;
    }

    Member arrived(Optional<Reference> calledThis, Instant ends, boolean fresh) {
        if (hasArrived()) {
            return this;
        }
        boolean late = fresh && presence == Presence.MISSING && !followers.isEmpty();
        return new Member(late ? Presence.STILLBORN : Presence.ARRIVED, calledThis, ends, followers);
    }

    Member forgotten() {
        return presence == Presence.MISSING ? new Member(Presence.FORGOTTEN, name, expires, followers) : this;
    }

    /** The same of one that had ended by then in any case. */
    Member forgotten(Instant ended) {
        return presence == Presence.MISSING ? new Member(Presence.FORGOTTEN, name, ended, followers) : this;
    }

    Member followedBy(AlertKey follower) {
        if (followers.contains(follower)) {
            return this;
        }
        List<AlertKey> all = new ArrayList<>(followers);
        all.add(follower);
        return new Member(presence, name, expires, all);
    }
}
