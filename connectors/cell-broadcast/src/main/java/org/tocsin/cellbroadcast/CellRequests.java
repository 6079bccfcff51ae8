package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.Transcript;

/** The requests of one delivery, one after the other, until its deadline. */
final class CellRequests {
    /** One page goes out in one slot (3GPP TS 44.012). */
    static final double SLOT_MILLIS = 1883;

    private static final int MOST_BROADCASTS = 65535;

    private final BroadcastTransport transport;
    private final Deadline deadline;
    private final Transcript transcript;

    CellRequests(BroadcastTransport transport, Deadline deadline, Transcript transcript) {
        this.transport = transport;
        this.deadline = deadline;
        this.transcript = transcript;
    }

    CellResults write(Broadcast broadcast, Optional<SerialNumber> old, Collection<Cgi> cells) {
        return transport.write(broadcast, old, cells, deadline, transcript);
    }

    CellResults kill(Broadcast broadcast, Collection<Cgi> cells) {
        return transport.kill(broadcast, cells, deadline, transcript);
    }

    /** Slots from one broadcast to the next: a message with more pages than that takes longer to send than the period. */
    static int slots(CellBroadcastConfig config, int pages) {
        return Math.max(config.repetitionSlots(), pages);
    }

    /** Never 0: that would be until stopped, and Osmocom's controllers take it for once (3GPP TS 48.049 8.2.9). */
    static int broadcasts(Duration left, int slots) {
        double count = Math.ceil(left.toMillis() / (slots * SLOT_MILLIS));
        return (int) Math.max(1, Math.min(MOST_BROADCASTS, count));
    }
}
