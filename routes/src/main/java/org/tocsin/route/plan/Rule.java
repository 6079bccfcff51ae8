package org.tocsin.route.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;

/**
 * Leads alerts to channels. It matches when one info block of the alert fits its own conditions and those of the rules that
 * it stands under.
 *
 * @param name with the names of the rules above it, the outermost first
 * @param when the conditions, the outermost first
 */
public record Rule(String name, List<Conditions> when, List<String> channels) {
    public Rule {
        when = List.copyOf(when);
        channels = List.copyOf(channels);
    }

    boolean matches(Alert alert, Info info, Optional<Geometry> where) {
        return mismatch(alert, info, where).isEmpty();
    }

    /** The first condition that does not fit, as a clause. */
    Optional<String> mismatch(Alert alert, Info info, Optional<Geometry> where) {
        return when.stream()
                .flatMap(conditions -> conditions.mismatch(alert, info, where).stream())
                .findFirst();
    }

    /** What all its conditions together leave of one kind of value; empty when they leave everything. */
    <T> Optional<Set<T>> left(Function<Conditions, Collection<T>> kind) {
        return when.stream()
                .map(kind)
                .filter(values -> !values.isEmpty())
                .map(values -> (Set<T>) new HashSet<>(values))
                .reduce((outer, inner) -> {
                    outer.retainAll(inner);
                    return outer;
                });
    }
}
