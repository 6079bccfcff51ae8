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
        int slots = config.repetition()
                .slots(broadcast.messageId(), broadcast.pages().size());
        return Duration.ofMillis((long) (slots * Repetition.SLOT_MILLIS));
    }

    CellResults kill(Broadcast broadcast, Collection<Cgi> cells) {
        return transport.kill(broadcast, cells, deadline, transcript);
    }

    /** The same requests with a part of the time: what must not hold up the rest. */
    CellRequests within(double share) {
        long nanos = (long) (deadline.left().toNanos() * share);
        return new CellRequests(transport, barred, config, Deadline.in(Duration.ofNanos(nanos)), transcript);
    }
}
