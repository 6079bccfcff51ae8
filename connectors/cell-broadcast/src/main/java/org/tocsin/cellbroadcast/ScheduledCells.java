package org.tocsin.cellbroadcast;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.SerialNumber;

/**
 * In which cells base stations have scheduled which message, as indications tell: SBc-AP has no question for it. In memory
 * alone; what is lost with the process leaves the durable account as it was. Safe for concurrent use.
 */
final class ScheduledCells {

    /** One message on the air. */
    record Message(int messageId, SerialNumber serial) {}

    private final Map<Message, Map<Cgi, Integer>> scheduled = new HashMap<>();
    private final Map<Message, Set<Cgi>> stopped = new HashMap<>();

    /** It went out there at least once: base stations say so after they have begun. */
    synchronized void scheduled(Message message, Collection<Cgi> cells) {
        stopped.getOrDefault(message, new HashSet<>()).removeAll(cells);
        Map<Cgi, Integer> known = scheduled.computeIfAbsent(message, key -> new HashMap<>());
        cells.forEach(cell -> known.put(cell, 1));
    }

    synchronized void stopped(Message message, Collection<Cgi> cells) {
        Map<Cgi, Integer> known = scheduled.getOrDefault(message, new HashMap<>());
        known.keySet().removeAll(cells);
        if (known.isEmpty()) {
            scheduled.remove(message);
        }
        stopped.computeIfAbsent(message, key -> new HashSet<>()).addAll(cells);
    }

    /** Begun anew in the cells, so that nothing told before holds. */
    synchronized void written(Message message, Collection<Cgi> cells) {
        stopped.getOrDefault(message, new HashSet<>()).removeAll(cells);
    }

    /** These cells have no messages any more. */
    synchronized void lost(Collection<Cgi> cells) {
        scheduled.values().forEach(known -> known.keySet().removeAll(cells));
    }

    synchronized CellResults status(Message message, Collection<Cgi> cells) {
        Map<Cgi, Integer> counts = new TreeMap<>(scheduled.getOrDefault(message, Map.of()));
        counts.keySet().retainAll(Set.copyOf(cells));
        Map<Cgi, Cause> gone = new TreeMap<>();
        Set<Cgi> over = stopped.getOrDefault(message, Set.of());
        cells.stream().filter(over::contains).forEach(cell -> gone.put(cell, Cause.REFERENCE_NOT_IDENTIFIED));
        return new CellResults(counts.keySet(), gone, counts, Optional.empty());
    }
}
