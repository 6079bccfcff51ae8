package org.tocsin.route.chain;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;

/**
 * Which alert was replaced or stopped by which accepted Update or Cancel. It may name an alert that has not arrived yet:
 * when it does, it is superseded already. Safe for concurrent use.
 */
public final class ChainIndex {
    private final Map<AlertKey, AlertKey> supersededBy = new ConcurrentHashMap<>();
    private final Map<AlertKey, Set<AlertKey>> references = new ConcurrentHashMap<>();

    /** Takes in an accepted message; an Alert changes nothing. */
    public void add(Alert alert) {
        if (alert.msgType() == MsgType.UPDATE || alert.msgType() == MsgType.CANCEL) {
            for (Reference reference : alert.references()) {
                add(reference.key(), alert.key());
            }
        }
    }

    /** Takes in one link of a chain, as the ledger knows it. */
    public void add(AlertKey superseded, AlertKey by) {
        if (!superseded.equals(by)) {
            supersededBy.put(superseded, by);
            references.computeIfAbsent(by, key -> ConcurrentHashMap.newKeySet()).add(superseded);
        }
    }

    /** The Update or Cancel that took the place of this alert. */
    public Optional<AlertKey> supersededBy(AlertKey alert) {
        return Optional.ofNullable(supersededBy.get(alert));
    }

    /**
     * All that this message takes the place of: what it refers to, what that referred to, and so on. What stands on a
     * channel may be an older member of the chain than the one it names, when the one between never got there. The latest
     * comes first: an alert stands before those that it took the place of itself.
     */
    public List<AlertKey> ancestors(AlertKey alert) {
        return below(alert).stream()
                .sorted(Comparator.comparingInt((AlertKey key) -> below(key).size())
                        .reversed())
                .toList();
    }

    private Set<AlertKey> below(AlertKey alert) {
        Set<AlertKey> found = new LinkedHashSet<>();
        Deque<AlertKey> open = new ArrayDeque<>(references.getOrDefault(alert, Set.of()));
        while (!open.isEmpty()) {
            AlertKey next = open.pop();
            if (!next.equals(alert) && found.add(next)) {
                open.addAll(references.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
