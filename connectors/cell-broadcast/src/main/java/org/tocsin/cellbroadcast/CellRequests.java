package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.Transcript;

/** The requests of one delivery, one after the other, until its deadline; none to a cell that is barred. */
final class CellRequests {
    /** One page goes out in one slot (3GPP TS 44.012). */
    static final double SLOT_MILLIS = 1883;

    private static final int MOST_BROADCASTS = 65535;

    private final BroadcastTransport transport;
    private final BarredCells barred;
    private final CellBroadcastConfig config;
    private final Deadline deadline;
    private final Transcript transcript;

    CellRequests(
            BroadcastTransport transport,
            BarredCells barred,
            CellBroadcastConfig config,
            Deadline deadline,
            Transcript transcript) {
        this.transport = transport;
        this.barred = barred;
        this.config = config;
        this.deadline = deadline;
        this.transcript = transcript;
    }

    /** Nothing is sent to barred cells, and nothing is said about them. */
    CellResults write(Broadcast broadcast, Optional<SerialNumber> old, Collection<Cgi> cells) {
        Set<Cgi> open = new TreeSet<>(cells);
        open.removeAll(barred(cells));
        return transport.write(broadcast, old, open, deadline, transcript);
    }

    /** Those of the cells that the peer has lost and not yet brought back. */
    Set<Cgi> barred(Collection<Cgi> cells) {
        return barred.among(cells);
    }

    CellResults status(Broadcast broadcast, Collection<Cgi> cells) {
        return transport.status(broadcast, cells, deadline, transcript);
    }

    /** Whether a status query follows each KILL. */
    boolean verifiesStops() {
        return config.traps().verifyStop();
    }

    /** Whether the peer takes the two for one message. */
    boolean isSameForPeer(Broadcast a, Broadcast b) {
        return config.traps().serialMatching().isSame(a, b);
    }

    /** From one broadcast to the next. */
    static Duration period(CellBroadcastConfig config, Broadcast broadcast) {
        return Duration.ofMillis((long) (slots(config, broadcast.pages().size()) * SLOT_MILLIS));
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
