package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.cap.AlertKey;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/** One look at the messages of an alert: what the peer counts, and what follows from it. */
final class BroadcastPoll {
    private static final int POLLS_TO_BE_ON_AIR = 2;

    private final AlertKey alert;
    private final AlertWork.Bench bench;
    private final CellBroadcastConfig config;
    private final List<String> notes = new ArrayList<>();
    private boolean alarming;

    BroadcastPoll(AlertKey alert, AlertWork.Bench bench, CellBroadcastConfig config) {
        this.alert = alert;
        this.bench = bench;
        this.config = config;
    }

    /** What is worth telling beside the numbers, a sentence each. */
    List<String> notes() {
        return notes;
    }

    /** Whether something is on air that should not be, or is not that should be. */
    boolean isAlarming() {
        return alarming;
    }

    void look(Broadcast broadcast) {
        if (bench.now().isBefore(broadcast.expires())) {
            follow(broadcast);
        } else {
            end(broadcast);
        }
    }

    private void follow(Broadcast broadcast) {
        if (broadcast.isPrimary()) {
            // A status query always names a channel, so there is none for it (3GPP TS 48.049 8.1.3.10).
            bench.record().replace(alert, broadcast.with(broadcast.progress().polled()));
            return;
        }
        CellResults status = bench.requests().status(broadcast, broadcast.live());
        Broadcast counted = counted(broadcast, status);
        if (status.unanswered().isEmpty()) {
            counted = counted.with(counted.progress().polled());
        }
        counted = writtenAgain(counted, status.failedWith(Cause.REFERENCE_NOT_IDENTIFIED));
        bench.record().replace(alert, counted);
        if (counted.progress().polls() == POLLS_TO_BE_ON_AIR
                && status.unanswered().isEmpty()) {
            noteWhatNeverWentOut(counted);
        }
    }

    private Broadcast counted(Broadcast broadcast, CellResults status) {
        Broadcast counted = broadcast.counted(status.counts(), bench.now());
        Set<Cgi> withoutCount = new TreeSet<>(counted.cells(state -> state == CellState.ACCEPTED));
        withoutCount.retainAll(status.done());
        withoutCount.removeAll(status.counts().keySet());
        return counted.with(withoutCount, CellState.UNKNOWN).failed(broken(status));
    }

    /** Cells that will never air it. A cell out of operation may come back, and then says so. */
    private static Map<Cgi, Cause> broken(CellResults status) {
        Map<Cgi, Cause> broken = new TreeMap<>(status.failed());
        broken.values().removeIf(cause -> !cause.equals(Cause.NOT_SUPPORTED) && !cause.isUnknownCell());
        return broken;
    }

    /**
     * The peer forgets a message after its last broadcast, and some count faster than time goes by. Before its end it is
     * written again under its own number: phones that showed it stay silent.
     */
    private Broadcast writtenAgain(Broadcast broadcast, Set<Cgi> forgotten) {
        if (forgotten.isEmpty()) {
            return broadcast;
        }
        Duration left = Duration.between(bench.now(), broadcast.expires());
        if (left.compareTo(CellRequests.period(config, broadcast)) < 0) {
            return broadcast.with(forgotten, CellState.FINISHED);
        }
        CellResults results = bench.requests().write(broadcast, Optional.empty(), forgotten);
        notes.add("The peer no longer had it in " + forgotten.size() + " cells before its end; written again in "
                + results.done().size() + ".");
        return broadcast.with(results.done(), CellState.ACCEPTED).failed(results.refused());
    }

    private void noteWhatNeverWentOut(Broadcast broadcast) {
        int silent = broadcast
                .where(standing -> standing.state() == CellState.ACCEPTED && !standing.wasOnAir())
                .size();
        if (silent > 0) {
            alarming = true;
            notes.add("Accepted, not on air in " + silent + " cells (" + broadcast + ").");
        }
    }

    /** The number of broadcasts is not relied on: what is over is killed, and the peer is asked whether it is gone. */
    private void end(Broadcast broadcast) {
        SortedSet<Cgi> cells = broadcast.mayBeOnAir();
        Broadcast last = broadcast;
        if (config.traps().statusQueries() && !broadcast.isPrimary()) {
            CellResults status = bench.requests().status(broadcast, cells);
            Set<Cgi> over = new TreeSet<>(status.failedWith(Cause.REFERENCE_NOT_IDENTIFIED));
            last = ended(counted(broadcast, status), over);
            cells.removeAll(over);
        }
        bench.record().replace(alert, last);
        Stopping stopping = new Stopping(bench.record(), bench.requests());
        Broadcast stopped = stopping.stop(alert, last, cells, CellState.STOPPED, bench.now());
        Set<Cgi> gone = new TreeSet<>(cells);
        gone.retainAll(stopped.cells(state -> state == CellState.STOPPED));
        gone.retainAll(last.accepted());
        bench.record().replace(alert, stopped.with(gone, CellState.FINISHED));
        int left = stopping.failed().size() + stopping.stillThere().size();
        if (left > 0) {
            alarming = true;
            notes.add("Its time is over, and it may still be on air in " + left + " cells (" + broadcast + ").");
        }
    }

    /** What the peer never took did not finish. */
    private static Broadcast ended(Broadcast broadcast, Set<Cgi> over) {
        Set<Cgi> finished = new TreeSet<>(over);
        finished.retainAll(broadcast.accepted());
        return broadcast.with(over, CellState.STOPPED).with(finished, CellState.FINISHED);
    }
}
