package org.tocsin.connector;

/**
 * On what terms a connector begins.
 *
 * @param paused whether an operator has paused the channel: nothing is dialled before {@link Connector#resume}
 * @param tap is shown what goes over the wire
 */
public record LinkTerms(boolean paused, WireTap tap) {
    /** Begins at once, and nobody looks on. */
    public static final LinkTerms USUAL = new LinkTerms(false, WireTap.NONE);
}
