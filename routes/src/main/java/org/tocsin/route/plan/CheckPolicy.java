package org.tocsin.route.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Tolerance;

/**
 * How an authority's messages are checked.
 *
 * @param levels by rule, how its findings are rated instead of as the rule book has it
 * @param tolerated deviations that are accepted with a finding
 * @param profiles what is asked beyond the standard
 * @param contacts telephone numbers and hosts that texts may give (LINT-04); empty: any
 */
public record CheckPolicy(
        Map<String, Level> levels,
        Set<Tolerance> tolerated,
        List<Profile> profiles,
        Set<String> contacts,
        Bounds bounds) {
    /** Says nothing of anything. */
    static final CheckPolicy NONE = new CheckPolicy(
            Map.of(), Set.of(), List.of(), Set.of(), new Bounds(Optional.empty(), Optional.empty(), Optional.empty()));

    /**
     * What a message may not exceed; empty: anything goes.
     *
     * @param vertices pairs that channels carry of one polygon (CAP-28)
     * @param age how long ago a message may have been sent (CAP-06)
     * @param length how long a block may last (CAP-24)
     */
    public record Bounds(Optional<Integer> vertices, Optional<Duration> age, Optional<Duration> length) {
        private Bounds with(Bounds closer) {
            return new Bounds(
                    closer.vertices.or(() -> vertices), closer.age.or(() -> age), closer.length.or(() -> length));
        }
    }

    public CheckPolicy {
        levels = Map.copyOf(levels);
        tolerated = Set.copyOf(tolerated);
        profiles = List.copyOf(profiles);
        contacts = Set.copyOf(contacts);
    }

    CheckPolicy withLevels(Map<String, Level> ratings) {
        return new CheckPolicy(ratings, tolerated, profiles, contacts, bounds);
    }

    CheckPolicy withTolerated(Set<Tolerance> deviations) {
        return new CheckPolicy(levels, deviations, profiles, contacts, bounds);
    }

    /** This policy with what a closer one says beside it; where both rate a rule the closer one counts. */
    CheckPolicy with(CheckPolicy closer) {
        Map<String, Level> ratings = new HashMap<>(levels);
        ratings.putAll(closer.levels);
        Set<Tolerance> deviations = new LinkedHashSet<>(tolerated);
        deviations.addAll(closer.tolerated);
        Set<Profile> chosen = new LinkedHashSet<>(profiles);
        chosen.addAll(closer.profiles);
        Set<String> known = new LinkedHashSet<>(contacts);
        known.addAll(closer.contacts);
        return new CheckPolicy(ratings, deviations, List.copyOf(chosen), known, bounds.with(closer.bounds));
    }
}
