package org.tocsin.cap.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;

/**
 * The ground that areas cover: the union of their polygons and circles, without holes cut by one another (CAP 1.2, area).
 * A geocode locates only an area that draws neither: beside a shape it names the same ground in another way, often a whole
 * county, and taking it as well is how alerts went to millions whom nobody meant. Unclosed rings are closed and crossing
 * ones repaired; what covers no ground is left out.
 */
public final class AreaGeometry {
    private AreaGeometry() {}

    /** Empty when nothing of the alert is located: that is an error to refuse, never "everywhere". */
    public static Optional<Geometry> of(Alert alert, Gazetteer gazetteer) {
        return of(alert.infos().stream().flatMap(info -> info.areas().stream()).toList(), gazetteer);
    }

    /** Polygons or multi-polygons, split at the 180th meridian; empty when nothing is located. */
    public static Optional<Geometry> of(List<Area> areas, Gazetteer gazetteer) {
        List<Geometry> parts = new ArrayList<>();
        areas.forEach(area -> collect(area, gazetteer, parts));
        return parts.isEmpty() ? Optional.empty() : covering(OverlayNGRobust.union(parts));
    }

    private static void collect(Area area, Gazetteer gazetteer, List<Geometry> parts) {
        for (Polygon polygon : area.polygons()) {
            RingShape.of(polygon).map(RingShape::geometry).ifPresent(parts::add);
        }
        for (Circle circle : area.circles()) {
            GeodesicCircle.of(circle).ifPresent(parts::add);
        }
        boolean drawn = !area.polygons().isEmpty() || !area.circles().isEmpty();
        for (NamedValue geocode : drawn ? List.<NamedValue>of() : area.geocodes()) {
            gazetteer.find(geocode).flatMap(AreaGeometry::covering).ifPresent(parts::add);
        }
    }

    private static Optional<Geometry> covering(Geometry geometry) {
        return geometry.getArea() > 0 ? Optional.of(geometry) : Optional.empty();
    }
}
