package org.tocsin.cellbroadcast;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CompletedCell;
import org.tocsin.cellbroadcast.cbsp.FailedCell;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;

/**
 * What the peer said about a request, cell by cell. A cell that an answer names neither as done nor as failed is in neither.
 *
 * @param unanswered why the rest of the cells got no answer
 */
record CellResults(Set<Cgi> done, Map<Cgi, Cause> failed, Optional<LinkAnswer.NotAnswered> unanswered) {
    CellResults {
        done = Collections.unmodifiableSet(new TreeSet<>(done));
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    static final CellResults NONE = new CellResults(Set.of(), Map.of(), Optional.empty());

    static CellResults unanswered(LinkAnswer.NotAnswered reason) {
        return new CellResults(Set.of(), Map.of(), Optional.of(reason));
    }

    /** Peers answer in a form of their own choice, whatever form the request had (3GPP TS 48.049 8.2.6, 8.2.11). */
    static CellResults of(Answer answer, Collection<Cgi> requested) {
        if (answer.complete()) {
            return new CellResults(new HashSet<>(requested), Map.of(), Optional.empty());
        }
        Map<Cgi, Cause> failed = new TreeMap<>();
        for (FailedCell entry : answer.failed()) {
            if (!(entry.cell() instanceof Cgi cgi)) {
                requested.stream().filter(entry.cell()::covers).forEach(cell -> failed.put(cell, entry.cause()));
            } else if (requested.contains(cgi)) {
                failed.put(cgi, entry.cause());
            }
        }
        Set<Cgi> done = new TreeSet<>(requested);
        done.removeIf(cell -> failed.containsKey(cell) || !succeeded(answer, cell));
        return new CellResults(done, failed, Optional.empty());
    }

    CellResults and(CellResults other) {
        Set<Cgi> allDone = new TreeSet<>(done);
        allDone.addAll(other.done);
        Map<Cgi, Cause> allFailed = new TreeMap<>(failed);
        allFailed.putAll(other.failed);
        return new CellResults(allDone, allFailed, unanswered.or(other::unanswered));
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

    private static boolean succeeded(Answer answer, Cgi cell) {
        return answer.cells().map(list -> list.covers(cell)).orElse(false)
                || answer.completed().stream().map(CompletedCell::cell).anyMatch(identity -> identity.covers(cell));
    }
}
