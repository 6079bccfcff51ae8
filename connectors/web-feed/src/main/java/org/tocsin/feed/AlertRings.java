package org.tocsin.feed;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Polygon;

/** The closed rings that bound the areas of an alert, x being the longitude. */
final class AlertRings {
    private static final int LEAST = 4;

    private AlertRings() {}

    /** Without the rings that bound nothing; the checks at intake refuse them, an older message may still have one. */
    static List<Coordinate[]> of(Alert alert) {
        return AlertAreas.each(alert, Area::polygons).stream()
                .filter(AlertRings::isClosed)
                .map(AlertRings::coordinates)
                .toList();
    }

    private static boolean isClosed(Polygon polygon) {
        int size = polygon.ring().size();
        return size >= LEAST && polygon.ring().get(0).equals(polygon.ring().get(size - 1));
    }

    private static Coordinate[] coordinates(Polygon polygon) {
        return polygon.ring().stream()
                .map(position -> new Coordinate(position.longitude(), position.latitude()))
                .toArray(Coordinate[]::new);
    }
}
