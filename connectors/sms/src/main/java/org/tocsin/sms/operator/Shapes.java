package org.tocsin.sms.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.sms.operator.JobOrder.Disc;
import org.tocsin.sms.operator.JobOrder.Outline;

/**
 * The ground of some areas for the operator: polygons and circles exactly as the alert draws them; what it names by geocode
 * alone, as the gazetteer has it.
 */
record Shapes(List<Outline> polygons, List<Disc> circles) {
    private static final String POLYGON = "Polygon";

    Shapes {
        polygons = List.copyOf(polygons);
        circles = List.copyOf(circles);
    }

    /** Empty when nothing of it can be located: never "everywhere". */
    static Optional<Shapes> of(List<Area> areas, Gazetteer gazetteer) {
        if (AreaGeometry.of(areas, gazetteer).isEmpty()) {
            return Optional.empty();
        }
        // Each shape once: the languages of an alert repeat them.
        Set<Outline> polygons = new LinkedHashSet<>();
        Set<Disc> circles = new LinkedHashSet<>();
        for (Area area : areas) {
            area.polygons().forEach(polygon -> polygons.add(outline(polygon)));
            area.circles().forEach(circle -> circles.add(disc(circle)));
            if (area.polygons().isEmpty() && area.circles().isEmpty()) {
                area.geocodes().forEach(geocode -> polygons.addAll(place(geocode, gazetteer)));
            }
        }
        return Optional.of(new Shapes(List.copyOf(polygons), List.copyOf(circles)));
    }

    private static Outline outline(Polygon polygon) {
        return new Outline(
                POLYGON,
                List.of(polygon.ring().stream()
                        .map(position -> List.of(position.longitude(), position.latitude()))
                        .toList()));
    }

    private static Disc disc(Circle circle) {
        return new Disc(circle.centre().longitude(), circle.centre().latitude(), circle.radiusKm());
    }

    private static List<Outline> place(NamedValue geocode, Gazetteer gazetteer) {
        List<Outline> outlines = new ArrayList<>();
        gazetteer.find(geocode).ifPresent(ground -> {
            for (int i = 0; i < ground.getNumGeometries(); i++) {
                outline(ground.getGeometryN(i)).ifPresent(outlines::add);
            }
        });
        return outlines;
    }

    private static Optional<Outline> outline(Geometry geometry) {
        if (!(geometry instanceof org.locationtech.jts.geom.Polygon polygon) || polygon.isEmpty()) {
            return Optional.empty();
        }
        List<List<List<Double>>> rings = new ArrayList<>();
        rings.add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i)));
        }
        return Optional.of(new Outline(POLYGON, rings));
    }

    private static List<List<Double>> ring(LineString ring) {
        return Arrays.stream(ring.getCoordinates()).map(Shapes::pair).toList();
    }

    private static List<Double> pair(Coordinate coordinate) {
        return List.of(coordinate.x, coordinate.y);
    }
}
