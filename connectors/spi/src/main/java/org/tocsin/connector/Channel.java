package org.tocsin.connector;

/**
 * A named way out in the plan. Live and drill are different channels with their own queue, credentials and endpoint,
 * never one channel with a switch.
 *
 * @param target what it addresses: a cell broadcast peer, an SMSC, a station, a feed
 */
public record Channel(String name, Kind kind, Mode mode, String target) {

    /** The kinds of channel a plan may name. */
    public enum Kind {
        CELL_BROADCAST("cell-broadcast"),
        SMS("sms"),
        BROADCAST_MEDIA("broadcast-media"),
        WEB_FEED("web-feed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As the plan file writes it. */
        public String text() {
            return text;
        }
    }

    /** LIVE takes status Actual alone; DRILL takes Exercise and Test alone. */
    public enum Mode {
        LIVE,
        DRILL
    }
}
