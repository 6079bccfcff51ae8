package org.tocsin.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.geo.RingShape;

/** The closed rings around the areas of an alert, x being the longitude; two for a shape on the 180th meridian. */
final class AlertRings {
    private AlertRings() {}

    /** One for each polygon, then one for each circle. What bounds no ground has none. */
    static List<Coordinate[]> of(Alert alert) {
        Stream<Geometry> polygons = AlertAreas.each(alert, Area::polygons).stream()
                .flatMap(polygon -> RingShape.of(polygon).map(RingShape::geometry).stream());
        Stream<Geometry> circles =
                AlertAreas.each(alert, Area::circles).stream().flatMap(circle -> around(circle).stream());
        return Stream.concat(polygons, circles).flatMap(AlertRings::outer).toList();
    }

    private static Optional<Geometry> around(Circle circle) {
        Area area = new Area("", List.of(), List.of(circle), List.of(), Optional.empty(), Optional.empty());
        return AreaGeometry.of(List.of(area), Gazetteer.NONE);
    }

    private static Stream<Coordinate[]> outer(Geometry shape) {
        return IntStream.range(0, shape.getNumGeometries())
                .mapToObj(shape::getGeometryN)
                .filter(Polygon.class::isInstance)
                .map(part -> ((Polygon) part).getExteriorRing().getCoordinates());
    }
}
