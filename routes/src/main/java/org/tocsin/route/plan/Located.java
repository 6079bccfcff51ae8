package org.tocsin.route.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Area;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;

/**
 * Where the areas of one message lie. Its languages repeat the same shapes, and several rules ask for them: they are united
 * once. Used by one thread.
 */
public final class Located {
    private final Gazetteer places;
    private final Map<List<Object>, Optional<Geometry>> known = new HashMap<>();

    /** @param places where geocodes lie */
    public Located(Gazetteer places) {
        this.places = places;
    }

    /** As {@link AreaGeometry#of(List, Gazetteer)}. */
    public Optional<Geometry> of(List<Area> areas) {
        return known.computeIfAbsent(ground(areas), same -> AreaGeometry.of(areas, places));
    }

    /** All of the areas that says where they are; their names differ between languages. */
    private static List<Object> ground(List<Area> areas) {
        return areas.stream()
                .<Object>map(area -> List.of(area.polygons(), area.circles(), area.geocodes()))
                .toList();
    }
}
