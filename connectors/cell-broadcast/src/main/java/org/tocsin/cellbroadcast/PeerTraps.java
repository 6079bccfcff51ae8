package org.tocsin.cellbroadcast;

import org.tocsin.connector.Settings;

/**
 * Where peers differ from the standard or from each other, each a setting.
 *
 * @param serialMatching what the peer takes for the same message
 * @param verifyStop whether a status query follows each KILL, because some peers keep on air what they call stopped
 * @param unlimitedBroadcasts whether 0 is sent for the number of broadcasts and the KILL at expiry alone ends a message;
 *     Osmocom's controllers take 0 for once
 * @param statusQueries whether the peer answers them; without, nothing is ever known to be on air
 * @param restartOnNewArea whether an Update that changes nothing but the area sounds again on every phone
 */
public record PeerTraps(
        SerialMatching serialMatching,
        boolean verifyStop,
        boolean unlimitedBroadcasts,
        boolean statusQueries,
        boolean restartOnNewArea) {

    static PeerTraps from(Settings settings) {
        boolean statusQueries = settings.flag("status-queries", true);
        return new PeerTraps(
                settings.choice("serial-matching", SerialMatching.class, SerialMatching.MESSAGE_CODE),
                settings.flag("verify-stop", true) && statusQueries,
                settings.choice("broadcasts", Broadcasts.class, Broadcasts.COUNTED) == Broadcasts.UNLIMITED,
                statusQueries,
                settings.choice("new-area", NewArea.class, NewArea.DIFFERENCE) == NewArea.RESTART);
    }

    /** Words of {@code broadcasts}. */
    enum Broadcasts {
        COUNTED,
        UNLIMITED
    }

    /** Words of {@code new-area}. */
    enum NewArea {
        DIFFERENCE,
        RESTART
    }
}
