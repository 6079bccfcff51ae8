package org.tocsin.route.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.geo.Place;

/**
 * The plan that counts now. Whoever decides takes it once for each decision and keeps to that one until the decision is
 * made, so no alert is judged by halves of two plans. Safe for concurrent use.
 */
public final class PlanInForce implements Supplier<Plan>, Gazetteer {
    private volatile Plan plan;

    public PlanInForce(Plan first) {
        plan = first;
    }

    @Override
    public Plan get() {
        return plan;
    }

    @Override
    public Optional<Geometry> find(NamedValue geocode) {
        return get().find(geocode);
    }

    @Override
    public Optional<Place> place(NamedValue geocode) {
        return get().place(geocode);
    }

    /** What of {@code next} cannot come into force while the gateway runs: a channel is a link, a queue and a breaker. */
    public List<String> obstacles(Plan next) {
        return PlanDiff.ofChannels(get(), next);
    }

    /**
     * From now on every decision is made by {@code next}. @return the plan before it
     *
     * @throws IllegalArgumentException when there are {@link #obstacles}
     */
    public synchronized Plan replaceBy(Plan next) {
        List<String> obstacles = obstacles(next);
        if (!obstacles.isEmpty()) {
            throw new IllegalArgumentException("Channels change only with a restart: " + String.join(" ", obstacles));
        }
        Plan before = plan;
        plan = next;
        return before;
    }
}
