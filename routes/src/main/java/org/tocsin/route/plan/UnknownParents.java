package org.tocsin.route.plan;

import java.time.Duration;

/**
 * What becomes of an Update or Cancel none of whose references was accepted here.
 *
 * @param hold how long {@link Policy#HOLD} waits for one of them
 */
public record UnknownParents(Policy policy, Duration hold) {

    /** Why the usual is SEND: docs/adr/0006-unknown-parents.md. */
    public enum Policy {
        /** It is accepted and waits; then an Update goes out as a first message, and a Cancel ends unsent. */
        HOLD,
        /** An Update goes out at once as a first message; a Cancel is kept and stops what may still come. */
        SEND,
        /** It is refused. */
        REFUSE
    }

    public static final UnknownParents DEFAULT = new UnknownParents(Policy.SEND, Duration.ofMinutes(5));
}
