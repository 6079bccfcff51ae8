package org.tocsin.route.plan;

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
 * @param vertexLimit pairs that channels carry of one polygon; empty: any number
 */
public record CheckPolicy(
        Map<String, Level> levels, Set<Tolerance> tolerated, List<Profile> profiles, Optional<Integer> vertexLimit) {
    public CheckPolicy {
        levels = Map.copyOf(levels);
        tolerated = Set.copyOf(tolerated);
        profiles = List.copyOf(profiles);
    }

    /** This policy with what a closer one says beside it; where both rate a rule the closer one counts. */
    CheckPolicy with(CheckPolicy closer) {
        Map<String, Level> ratings = new HashMap<>(levels);
        ratings.putAll(closer.levels);
        Set<Tolerance> deviations = new LinkedHashSet<>(tolerated);
        deviations.addAll(closer.tolerated);
        Set<Profile> chosen = new LinkedHashSet<>(profiles);
        chosen.addAll(closer.profiles);
        return new CheckPolicy(ratings, deviations, List.copyOf(chosen), closer.vertexLimit.or(() -> vertexLimit));
    }
}
