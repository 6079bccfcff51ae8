package org.tocsin.cellbroadcast.cbsp;

/**
 * How much is asked of a peer.
 *
 * @param window requests that may wait for their answers at a time, each of another message, at least 1
 * @param timeouts requests in a row without an answer after which the connection is given up, at least 1
 */
public record LinkLimits(int window, int timeouts) {
    public static final LinkLimits USUAL = new LinkLimits(16, 3);
}
