package org.tocsin.connector;

/** What a delivery does to the channel. */
public enum Action {
    /** A first message; also an Update on a channel that never had the original. */
    ALERT,
    /** Replaces what the superseded alerts put out on this channel. */
    UPDATE,
    /** Stops what the superseded alerts put out on this channel, and says so where the channel can. */
    CANCEL
}
