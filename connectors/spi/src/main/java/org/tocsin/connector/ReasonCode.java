package org.tocsin.connector;

/** Why a delivery did not go through: one vocabulary for receipts, metrics, screens and the audit trail. */
public enum ReasonCode {
    /** The area selects nobody: no cell, no recipient. */
    NOBODY_IN_AREA,
    /** The alert has no area that can be located. Never "everywhere". */
    NO_AREA,
    /** The channel's profile has no message for such an alert. */
    NOT_MAPPED,
    /** The text has characters that the channel cannot carry. */
    NOT_ENCODABLE,
    /** The text is longer than the channel carries. */
    TOO_LONG,
    /** The peer understood and said no. */
    REFUSED_BY_PEER,
    /** Status, scope and channel mode do not belong together. */
    NOT_ALLOWED,
    /** Our own credentials or settings are at fault. */
    MISCONFIGURED,

    /** No connection could be made; nothing was sent. */
    NOT_CONNECTED,
    /** The peer asks for less: throttled, queue full, capacity. Some of it may have gone out before it did. */
    PEER_BUSY(true),
    /** The channel carries as many messages as it can at a time; nothing was sent. */
    NO_CAPACITY,
    /** The connection ended before an answer came: it may have been sent. */
    CONNECTION_LOST(true),
    /** No answer within the time limit: it may have been sent. */
    TIMEOUT(true),
    /** Too many failures of late; the channel rests and nothing was sent. */
    BREAKER_OPEN,
    /** The state store did not answer; nothing was sent. */
    STATE_UNAVAILABLE,
    /** The gateway is shutting down; nothing was sent. */
    SHUTTING_DOWN,
    /** A fault of the gateway itself: it may have been sent. */
    INTERNAL(true),

    /** Its time ran out before it could leave. */
    EXPIRED,
    /** A later Update or Cancel came first. */
    SUPERSEDED,
    /** A drill for which the plan names no drill channel of this kind. */
    NO_DRILL_CHANNEL,
    /** The author asks, in the words of a profile, that the message not go out over channels of this kind. */
    BLOCKED_BY_AUTHOR,
    /** An alert that says the same went out a moment ago. */
    COALESCED,
    /** Nothing to stop or correct: the original never went out here. */
    ORIGINAL_NOT_SENT,
    /** Discarded by an operator or poisoned. */
    DISCARDED,
    /** An operator took it off the channel. */
    STOPPED,
    /** The channel cannot take back what it has sent. */
    CANNOT_STOP;

    private final boolean mayHaveEffect;

    ReasonCode() {
        this(false);
    }

    ReasonCode(boolean mayHaveEffect) {
        this.mayHaveEffect = mayHaveEffect;
    }

    /** Whether somebody can mend what stood in the way, so that the very same message may go out after all. */
    public boolean canBeMended() {
        return this == MISCONFIGURED || this == REFUSED_BY_PEER;
    }

    /** Whether the message may have gone out all the same. */
    public boolean mayHaveEffect() {
        return mayHaveEffect;
    }
}
