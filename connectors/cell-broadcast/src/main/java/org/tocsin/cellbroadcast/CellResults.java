package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CompletedCell;
import org.tocsin.cellbroadcast.cbsp.FailedCell;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.cbsp.Procedure;

/**
 * What the peer said about a request, cell by cell. A cell that an answer names neither as done nor as failed is in neither.
 *
 * @param counts how often the message that was asked for, replaced or stopped has gone out, as far as the peer knows
 * @param unanswered why the rest of the cells got no answer
 */
record CellResults(
        Set<Cgi> done, Map<Cgi, Cause> failed, Map<Cgi, Integer> counts, Optional<LinkAnswer.NotAnswered> unanswered) {
    CellResults {
        done = Collections.unmodifiableSet(new TreeSet<>(done));
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    static final CellResults NONE = new CellResults(Set.of(), Map.of(), Map.of(), Optional.empty());

    static CellResults unanswered(LinkAnswer.NotAnswered reason) {
        return new CellResults(Set.of(), Map.of(), Map.of(), Optional.of(reason));
    }

    /** The request as a whole failed. What the cause would say of one cell, such as that it is unknown, it does not say here. */
    static CellResults rejected(Cause cause, Collection<Cgi> requested) {
        boolean ofCells = cause.isUnknownCell()
                || cause.equals(Cause.REFERENCE_NOT_IDENTIFIED)
                || cause.equals(Cause.NOT_SUPPORTED)
                || cause.equals(Cause.REFERENCE_ALREADY_USED);
        Map<Cgi, Cause> failed = new TreeMap<>();
        requested.forEach(cell -> failed.put(cell, ofCells ? Cause.UNSPECIFIED : cause));
        return new CellResults(Set.of(), failed, Map.of(), Optional.empty());
    }

    /** Peers answer in a form of their own choice, whatever form the request had (3GPP TS 48.049 8.2.6, 8.2.11). */
    static CellResults of(Answer answer, Collection<Cgi> requested) {
        Map<Cgi, Integer> counts = counts(answer, requested);
        if (answer.complete() && answer.procedure() != Procedure.STATUS_QUERY) {
            return new CellResults(new HashSet<>(requested), Map.of(), counts, Optional.empty());
        }
        Map<Cgi, Cause> failed = new TreeMap<>();
        for (FailedCell entry : answer.failed()) {
            if (!(entry.cell() instanceof Cgi cgi)) {
                requested.stream().filter(entry.cell()::covers).forEach(cell -> failed.put(cell, entry.cause()));
            } else if (requested.contains(cgi)) {
                failed.put(cgi, entry.cause());
            }
        }
        Set<Cgi> done = succeeded(answer, requested);
        done.removeAll(failed.keySet());
        return new CellResults(done, failed, counts, Optional.empty());
    }

    CellResults and(CellResults other) {
        Set<Cgi> allDone = new TreeSet<>(done);
        allDone.addAll(other.done);
        Map<Cgi, Cause> allFailed = new TreeMap<>(failed);
        allFailed.putAll(other.failed);
        Map<Cgi, Integer> allCounts = new TreeMap<>(counts);
        allCounts.putAll(other.counts);
        return new CellResults(allDone, allFailed, allCounts, unanswered.or(other::unanswered));
    }

    /** The cells that did not take a write, but for those that have had it before. */
    Map<Cgi, Cause> refused() {
        Map<Cgi, Cause> refused = new TreeMap<>(failed);
        refused.values().removeIf(Cause.REFERENCE_ALREADY_USED::equals);
        return refused;
    }

    Set<Cgi> failedWith(Cause cause) {
        Set<Cgi> cells = new TreeSet<>();
        failed.forEach((cell, why) -> {
            if (why.equals(cause)) {
                cells.add(cell);
            }
        });
        return cells;
    }

    /** A number that the peer calls unknown is none; one that ran over is the least that it can be. */
    private static Map<Cgi, Integer> counts(Answer answer, Collection<Cgi> requested) {
        Map<Cgi, Integer> counts = new TreeMap<>();
        for (CompletedCell entry : answer.completed()) {
            if (entry.info() == CompletedCell.Info.UNKNOWN) {
                continue;
            }
            if (!(entry.cell() instanceof Cgi cgi)) {
                requested.stream().filter(entry.cell()::covers).forEach(cell -> counts.put(cell, entry.broadcasts()));
            } else if (requested.contains(cgi)) {
                counts.put(cgi, entry.broadcasts());
            }
        }
        return counts;
    }

    private static Set<Cgi> succeeded(Answer answer, Collection<Cgi> requested) {
        List<CellIdentity> named = new ArrayList<>();
        answer.cells().ifPresent(list -> named.addAll(list.cells()));
        answer.completed().forEach(entry -> named.add(entry.cell()));
        Set<CellIdentity> byName = new HashSet<>(named);
        named.removeIf(Cgi.class::isInstance);
        Set<Cgi> done = new TreeSet<>(requested);
        done.removeIf(cell -> !byName.contains(cell) && named.stream().noneMatch(identity -> identity.covers(cell)));
        return done;
    }
}
