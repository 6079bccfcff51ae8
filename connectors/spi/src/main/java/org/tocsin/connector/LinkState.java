package org.tocsin.connector;

/** How a link stands; the detail is a whole sentence for an operator. */
public record LinkState(Condition condition, String detail) {

    /** DEGRADED works with less than it should have, such as a station without speech. */
    public enum Condition {
        UP,
        DEGRADED,
        DOWN
    }

    public static LinkState up(String detail) {
        return new LinkState(Condition.UP, detail);
    }

    public static LinkState degraded(String detail) {
        return new LinkState(Condition.DEGRADED, detail);
    }

    public static LinkState down(String detail) {
        return new LinkState(Condition.DOWN, detail);
    }

    /** Down by an operator's order: there is no link to this peer meanwhile. */
    public static LinkState paused(String peer) {
        return down("Paused by an operator; there is no link to " + peer + " meanwhile.");
    }
}
