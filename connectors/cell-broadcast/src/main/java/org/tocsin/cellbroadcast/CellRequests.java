package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.connector.Transcript;

/** The requests of one delivery, one after the other, until its deadline. */
final class CellRequests {
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

    /** The same requests with a part of the time: what must not hold up the rest. */
    CellRequests within(double share) {
        long nanos = (long) (deadline.left().toNanos() * share);
        return new CellRequests(transport, Deadline.in(Duration.ofNanos(nanos)), transcript);
    }
}
