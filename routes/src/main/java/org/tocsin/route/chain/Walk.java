package org.tocsin.route.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Ways through a graph of keys that may have circles. Each takes as long as the part that it meets has links. */
final class Walk {
    private Walk() {}

    /** These and all that can be reached from them. */
    static <K> Set<K> reach(Collection<K> from, Function<K, ? extends Collection<K>> next) {
        Set<K> found = new LinkedHashSet<>(from);
        Deque<K> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (K key : next.apply(open.pop())) {
                if (found.add(key)) {
                    open.add(key);
                }
            }
        }
        return found;
    }

    /** All that can be reached from there, itself apart, each before those that are reached from it. */
    static <K> List<K> nearestFirst(K from, Function<K, ? extends Collection<K>> next) {
        List<K> done = new ArrayList<>();
        Set<K> met = new HashSet<>(Set.of(from));
        Deque<Step<K>> path = new ArrayDeque<>();
        path.push(new Step<>(from, next.apply(from).iterator()));
        while (!path.isEmpty()) {
            Step<K> step = path.element();
            if (!step.open().hasNext()) {
                done.add(path.pop().key());
            } else {
                K key = step.open().next();
                if (met.add(key)) {
                    path.push(new Step<>(key, next.apply(key).iterator()));
                }
            }
        }
        done.remove(done.size() - 1);
        Collections.reverse(done);
        return done;
    }

    private record Step<K>(K key, Iterator<K> open) {}
}
