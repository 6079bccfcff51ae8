package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Collection;
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

/**
 * Takes broadcasts off air and remembers where that failed. That a peer says so is not enough: some keep a message on air
 * that they have called stopped, so a status query follows.
 */
final class Stopping {
    private final ChainRecord record;
    private final CellRequests requests;
    private final Map<Cgi, Cause> failed = new TreeMap<>();
    private final Set<Cgi> stillThere = new TreeSet<>();
    private Optional<LinkAnswer.NotAnswered> unanswered = Optional.empty();

    Stopping(ChainRecord record, CellRequests requests) {
        this.record = record;
        this.requests = requests;
    }

    /** Kills it wherever it may be on air, but for the spared cells. Does nothing after a request without answer. */
    void stop(AlertKey alert, Broadcast broadcast, Set<Cgi> spared, Instant now) {
        SortedSet<Cgi> cells = new TreeSet<>(broadcast.mayBeOnAir());
        cells.removeAll(spared);
        stop(alert, broadcast, cells, CellState.STOPPED, now);
    }

    /** Kills it in these cells and notes that end; the broadcast as it stands then. */
    Broadcast stop(AlertKey alert, Broadcast broadcast, Collection<Cgi> cells, CellState end, Instant now) {
        if (unanswered.isPresent() || cells.isEmpty()) {
            return broadcast;
        }
        CellResults results = requests.kill(broadcast, cells);
        unanswered = results.unanswered();
        Set<Cgi> gone = gone(results);
        gone.addAll(verified(broadcast, results.done()));
        Broadcast after = broadcast.counted(results.counts(), now).with(gone, end);
        record.replace(alert, after);
        return after;
    }

    /** Where a message may still go out, and why. */
    Map<Cgi, Cause> failed() {
        return failed;
    }

    /** Where the peer calls it stopped and yet has it. */
    Set<Cgi> stillThere() {
        return stillThere;
    }

    Optional<LinkAnswer.NotAnswered> unanswered() {
        return unanswered;
    }

    private Set<Cgi> gone(CellResults results) {
        Set<Cgi> gone = new TreeSet<>();
        results.failed().forEach((cell, cause) -> {
            if (isGone(cause)) {
                gone.add(cell);
            } else {
                failed.put(cell, cause);
            }
        });
        return gone;
    }

    private Set<Cgi> verified(Broadcast broadcast, Set<Cgi> stopped) {
        if (stopped.isEmpty() || !requests.verifiesStops() || broadcast.isPrimary()) {
            return stopped;
        }
        CellResults status = requests.status(broadcast, stopped);
        unanswered = unanswered.or(status::unanswered);
        stillThere.addAll(status.done());
        return gone(status);
    }

    /** No such message, no such cell, or no broadcast channel: nothing goes out there. */
    private static boolean isGone(Cause cause) {
        return cause.equals(Cause.REFERENCE_NOT_IDENTIFIED)
                || cause.equals(Cause.NOT_SUPPORTED)
                || cause.isUnknownCell();
    }
}
