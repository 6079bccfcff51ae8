package org.tocsin.route.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * An operator's order that a channel rests, because somebody works at its peer.
 *
 * @param until when it ends by itself; empty when an operator must end it
 * @param author id of the operator
 * @param reason as the operator gave it
 */
public record Pause(String channel, Instant since, Optional<Instant> until, String author, String reason) {

    /** Whether its time is over. */
    boolean hasLapsed(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Who ordered it, since when, for how long and why, as the end of a sentence. */
    public String words() {
        return "paused by " + author + " since " + since
                + until.map(end -> " until " + end).orElse(" until it is resumed") + ": " + ended(reason);
    }

    /** With a full stop, which people write or leave out. */
    static String ended(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
