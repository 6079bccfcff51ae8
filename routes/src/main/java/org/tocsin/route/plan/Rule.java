package org.tocsin.route.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;

/**
 * Leads alerts to channels. It matches when one info block of the alert fits every condition; an empty condition fits
 * all.
 */
public record Rule(
        String name,
        Set<Severity> severities,
        Set<Urgency> urgencies,
        Set<Certainty> certainties,
        Set<Category> categories,
        Set<String> senders,
        List<PlanArea> areas,
        List<String> channels) {
    public Rule {
        severities = Set.copyOf(severities);
        urgencies = Set.copyOf(urgencies);
        certainties = Set.copyOf(certainties);
        categories = Set.copyOf(categories);
        senders = Set.copyOf(senders);
        areas = List.copyOf(areas);
        channels = List.copyOf(channels);
    }

    boolean matches(String sender, Info info, Optional<Geometry> where) {
        return fits(senders, sender)
                && fits(severities, info.severity())
                && fits(urgencies, info.urgency())
                && fits(certainties, info.certainty())
                && (categories.isEmpty() || info.categories().stream().anyMatch(categories::contains))
                && (areas.isEmpty() || where.filter(this::touches).isPresent());
    }

    private boolean touches(Geometry where) {
        return areas.stream().anyMatch(area -> area.ground().touches(where));
    }

    private static <T> boolean fits(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
