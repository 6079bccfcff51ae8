package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.tocsin.cap.geo.Repair;
import tools.jackson.databind.JsonNode;

/** The geometry of a GeoJSON feature: Polygon or MultiPolygon, WGS 84, longitude first (RFC 7946, 3.1). */
final class GeoJsonGround {
    private static final int WGS_84 = 4326;
    private static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), WGS_84, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    /** WGS 84, and the systems of Europe and North America that differ from it by a metre. */
    private static final Pattern DEGREES = Pattern.compile(".*(CRS84|[:/](4326|4258|4269))\"?.*");

    private static final double TOLERATED_CHANGE = 0.01;

    private GeoJsonGround() {}

    /** What is wrong with the member that files older than RFC 7946 have. */
    static Optional<String> checkReferenceSystem(JsonNode crs) {
        String name = crs.path("properties").path("name").asString("");
        return name.isEmpty() || DEGREES.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("Its crs is " + name
                        + "; write the file anew in WGS 84, longitude and latitude in degrees (EPSG:4326).");
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Geometry read(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        Geometry drawn =
                switch (geometry.path("type").asString("")) {
                    case "Polygon" -> polygon(coordinates);
                    case "MultiPolygon" -> polygons(coordinates);
                    default ->
                        throw new IllegalArgumentException(
                                "its geometry is no Polygon and no MultiPolygon; points and lines are no ground.");
                };
        return drawn.isValid() && drawn.getArea() > 0 ? drawn : repaired(drawn);
    }

    private static Geometry repaired(Geometry drawn) {
        Geometry repaired = Repair.of(drawn);
        double larger = Math.max(repaired.getArea(), drawn.getArea());
        if (!(repaired.getArea() > 0) || Math.abs(repaired.getArea() - drawn.getArea()) > TOLERATED_CHANGE * larger) {
            throw new IllegalArgumentException(
                    "its rings cross one another or enclose nothing, and untangling them changes its area by more than 1"
                            + " percent; draw it again.");
        }
        return repaired;
    }

    private static Geometry polygons(JsonNode coordinates) {
        List<Polygon> polygons = new ArrayList<>();
        coordinates.forEach(polygon -> polygons.add(polygon(polygon)));
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("it has a polygon without rings; draw its border.");
        }
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(ring(rings.path(i)));
        }
        return FACTORY.createPolygon(ring(rings.path(0)), holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) {
        int last = positions.size() - 1;
        if (last < 3 || !same(positions.path(0), positions.path(last))) {
            throw new IllegalArgumentException("it has a ring of " + positions.size()
                    + " positions; a ring needs four, the last equal to the first.");
        }
        CoordinateSequence ring = FACTORY.getCoordinateSequenceFactory().create(last + 1, 2, 0);
        int i = 0;
        for (JsonNode position : positions) {
            ring.setOrdinate(i, 0, degrees(position, 0, 180));
            ring.setOrdinate(i, 1, degrees(position, 1, 90));
            i++;
        }
        return FACTORY.createLinearRing(ring);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path(0).asDouble(0) == other.path(0).asDouble(0)
                && one.path(1).asDouble(0) == other.path(1).asDouble(0);
    }

    private static double degrees(JsonNode position, int index, int most) {
        JsonNode number = position.path(index);
        if (!number.isNumber() || Math.abs(number.asDouble()) > most) {
            String text = position.toString();
            throw new IllegalArgumentException("it has the position "
                    + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                    + "; write [longitude, latitude] in degrees of WGS 84, within 180 and 90, and cut what crosses the 180th"
                    + " meridian in two.");
        }
        return number.asDouble();
    }
}
