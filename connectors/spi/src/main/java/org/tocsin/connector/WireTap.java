package org.tocsin.connector;

import java.util.function.Supplier;

/**
 * Where a connector shows every protocol data unit as it is on the wire, for the operators of a link. Kept apart from the
 * {@link Transcript} of a delivery: it sees keep-alives and what a peer says of its own accord, too. Safe for concurrent use.
 */
@FunctionalInterface
public interface WireTap {

    /** Keeps nothing. */
    WireTap NONE = (direction, local, peer, octets, text) -> {};

    /** Which way it went. */
    enum Direction {
        OUT,
        IN
    }

    /**
     * Returns at once and never throws: what cannot be kept is counted, and delays nothing.
     *
     * @param local our end of the connection, as {@code address:port}
     * @param peer the other end
     * @param octets of one unit; not changed afterwards by anybody
     * @param text what it says, decoded; called later, on another thread
     */
    void record(Direction direction, String local, String peer, byte[] octets, Supplier<String> text);
}
