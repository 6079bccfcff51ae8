package org.tocsin.cap.geo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LinearRing;
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
    /** Corners that the shapes of one message may have in all; a circle is drawn with some hundred. */
    public static final int MOST_VERTICES = 50_000;

    private AreaGeometry() {}

    /** Empty when nothing of the alert is located: that is an error to refuse, never "everywhere". */
    public static Optional<Geometry> of(Alert alert, Gazetteer gazetteer) {
        return of(areas(alert), gazetteer);
    }

    /**
     * Polygons or multi-polygons, split at the 180th meridian; empty when nothing is located, and when there is too much
     * drawn to be united ({@link #MOST_VERTICES}, {@link #isTangled}).
     */
    public static Optional<Geometry> of(List<Area> areas, Gazetteer gazetteer) {
        if (vertices(areas) > MOST_VERTICES) {
            return Optional.empty();
        }
        List<Geometry> parts = shapes(areas);
        if (isTangled(parts)) {
            return Optional.empty();
        }
        parts.addAll(places(areas, gazetteer));
        return parts.isEmpty() ? Optional.empty() : covering(OverlayNGRobust.union(parts));
    }

    /** The corners of all polygons and circles as they are drawn. */
    public static long vertices(List<Area> areas) {
        return areas.stream()
                .mapToLong(area -> area.polygons().stream()
                                .mapToLong(polygon -> polygon.ring().size())
                                .sum()
                        + area.circles().stream()
                                .mapToLong(GeodesicCircle::vertices)
                                .sum())
                .sum();
    }

    /** Whether the shapes, each sound by itself, cross one another so often that their union cannot be drawn in time. */
    public static boolean isTangled(Alert alert) {
        List<Area> areas = areas(alert);
        return drawsSeveral(areas) && vertices(areas) <= MOST_VERTICES && isTangled(shapes(areas));
    }

    /** What the geometry covers on the ground; see {@link SphericalArea} for how exact that is. */
    public static double squareKilometres(Geometry geometry) {
        return SphericalArea.squareKilometres(geometry);
    }

    private static boolean drawsSeveral(List<Area> areas) {
        Optional<Object> first = Optional.empty();
        for (Area area : areas) {
            for (List<?> shapes : List.of(area.polygons(), area.circles())) {
                for (Object shape : shapes) {
                    if (first.isPresent() && !first.get().equals(shape)) {
                        return true;
                    }
                    first = Optional.of(shape);
                }
            }
        }
        return false;
    }

    private static List<Area> areas(Alert alert) {
        return alert.infos().stream().flatMap(info -> info.areas().stream()).toList();
    }

    /** Each shape once: the languages of an alert repeat them. */
    private static List<Geometry> shapes(List<Area> areas) {
        Set<Polygon> polygons = new LinkedHashSet<>();
        Set<Circle> circles = new LinkedHashSet<>();
        areas.forEach(area -> polygons.addAll(area.polygons()));
        areas.forEach(area -> circles.addAll(area.circles()));
        List<Geometry> shapes = new ArrayList<>();
        polygons.forEach(
                polygon -> RingShape.of(polygon).map(RingShape::geometry).ifPresent(shapes::add));
        circles.forEach(circle -> GeodesicCircle.of(circle).ifPresent(shapes::add));
        return shapes;
    }

    private static boolean isTangled(List<Geometry> shapes) {
        if (shapes.size() < 2) {
            return false;
        }
        List<Coordinate[]> rings = new ArrayList<>();
        GeometryComponentFilter collector = component -> {
            if (component instanceof LinearRing ring) {
                rings.add(ring.getCoordinates());
            }
        };
        shapes.forEach(shape -> shape.apply(collector));
        return Crossings.of(rings).areTooMany();
    }

    private static Set<Geometry> places(List<Area> areas, Gazetteer gazetteer) {
        Set<Geometry> places = new LinkedHashSet<>();
        for (Area area : areas) {
            boolean drawn = !area.polygons().isEmpty() || !area.circles().isEmpty();
            for (NamedValue geocode : drawn ? List.<NamedValue>of() : area.geocodes()) {
                gazetteer.find(geocode).flatMap(AreaGeometry::covering).ifPresent(places::add);
            }
        }
        return places;
    }

    private static Optional<Geometry> covering(Geometry geometry) {
        return geometry.getArea() > 0 ? Optional.of(geometry) : Optional.empty();
    }
}
