package org.tocsin.cellbroadcast;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;

/** Takes broadcasts of superseded alerts off air and remembers where that failed. */
final class Stopping {
    private final ChainRecord record;
    private final CellRequests requests;
    private final Map<Cgi, Cause> failed = new TreeMap<>();
    private Optional<LinkAnswer.NotAnswered> unanswered = Optional.empty();

    Stopping(ChainRecord record, CellRequests requests) {
        this.record = record;
        this.requests = requests;
    }

    /** Kills it wherever it may be on air, but for the spared cells. Does nothing after a request without answer. */
    void stop(AlertKey alert, Broadcast broadcast, Set<Cgi> spared) {
        SortedSet<Cgi> cells = new TreeSet<>(broadcast.mayBeOnAir());
        cells.removeAll(spared);
        if (unanswered.isPresent() || cells.isEmpty()) {
            return;
        }
        CellResults results = requests.kill(broadcast, cells);
        Set<Cgi> gone = new TreeSet<>(results.done());
        results.failed().forEach((cell, cause) -> {
            if (isGone(cause)) {
                gone.add(cell);
            } else {
                failed.put(cell, cause);
            }
        });
        record.replace(alert, broadcast.with(gone, CellState.STOPPED));
        unanswered = results.unanswered();
    }

    /** Where a superseded message may still go out, and why. */
    Map<Cgi, Cause> failed() {
        return failed;
    }

    Optional<LinkAnswer.NotAnswered> unanswered() {
        return unanswered;
    }

    /** No such message, no such cell, or no broadcast channel: nothing goes out there. */
    private static boolean isGone(Cause cause) {
        return cause.equals(Cause.REFERENCE_NOT_IDENTIFIED)
                || cause.equals(Cause.NOT_SUPPORTED)
                || cause.isUnknownCell();
    }
}
