package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * Takes over a superseded message that reads the same, under its own number, so that phones that have shown it stay silent.
 * Where its time is unchanged too nothing is sent; where it changed the message is killed first, because peers refuse to
 * replace a message by itself.
 */
final class Continuation {
    private final AlertKey alert;
    private final ChainRecord record;
    private final Stopping stopping;

    Continuation(AlertKey alert, ChainRecord record, Stopping stopping) {
        this.alert = alert;
        this.record = record;
        this.stopping = stopping;
    }

    /** The new broadcast, which then must still go to its outstanding cells. */
    Broadcast takeOver(Broadcast broadcast, Instant now) {
        Broadcast taken = broadcast;
        for (AlertKey other : record.others(alert)) {
            for (Broadcast old : record.of(other)) {
                Set<Cgi> shared = new TreeSet<>(taken.outstanding());
                shared.retainAll(old.mayBeOnAir());
                if (old.isSameMessage(broadcast) && !shared.isEmpty()) {
                    taken = takeOver(taken, other, old, shared, now);
                }
            }
        }
        return taken;
    }

    private Broadcast takeOver(Broadcast broadcast, AlertKey other, Broadcast old, Set<Cgi> shared, Instant now) {
        if (!old.expires().equals(broadcast.expires())) {
            stopping.stop(other, old, shared, CellState.STOPPED, now);
            return broadcast;
        }
        Broadcast taken = broadcast.adopting(old, shared);
        record.replace(alert, taken);
        record.replace(other, old.with(shared, CellState.STOPPED));
        return taken;
    }
}
