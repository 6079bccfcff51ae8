package org.tocsin.feed;

import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.tocsin.cap.Alert;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;

/** The area of an alert as a GeoJSON geometry: longitude first, outer rings counter-clockwise (RFC 7946 3.1.6). */
final class GeoJsonGeometry {
    private GeoJsonGeometry() {}

    /** Always a MultiPolygon, so that readers need one case only; empty when the message locates nothing. */
    static Optional<String> of(Alert alert) {
        return AreaGeometry.of(alert, Gazetteer.NONE).map(GeoJsonGeometry::text);
    }

    private static String text(Geometry area) {
        JsonWriter json = new JsonWriter().openObject().member("type", "MultiPolygon");
        json.name("coordinates").openArray();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon) {
                polygon(json, polygon);
            }
        }
        return json.closeArray().closeObject().toString();
    }

    private static void polygon(JsonWriter json, Polygon polygon) {
        json.openArray();
        ring(json, polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(json, polygon.getInteriorRingN(i), false);
        }
        json.closeArray();
    }

    private static void ring(JsonWriter json, LinearRing ring, boolean counterClockwise) {
        boolean asIs = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        Coordinate[] positions = (asIs ? ring : ring.reverse()).getCoordinates();
        json.openArray();
        for (Coordinate position : positions) {
            json.raw("[" + CapNumbers.degrees(position.x) + "," + CapNumbers.degrees(position.y) + "]");
        }
        json.closeArray();
    }
}
