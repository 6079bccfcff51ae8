package org.tocsin.cellbroadcast;

import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;

/** The circle that a cell reaches, as a polygon around it in degrees. */
record Coverage(Cell cell, double latitudeReach, double longitudeReach) {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double METRES_PER_DEGREE = 111_195;
    private static final int CORNERS = 32;
    /** The polygon lies around the circle, not within: in doubt a cell at the edge of the area belongs to it. */
    private static final double OUTWARD = 1 / Math.cos(Math.PI / CORNERS);

    static Coverage of(Cell cell) {
        double latitudeReach = cell.rangeMetres() / METRES_PER_DEGREE * OUTWARD;
        double poleward = Math.min(89.9, Math.abs(cell.latitude()) + latitudeReach);
        return new Coverage(cell, latitudeReach, Math.min(180, latitudeReach / Math.cos(Math.toRadians(poleward))));
    }

    /** Where to look for it; a cell at 180 degrees is found from both sides. */
    List<Envelope> envelopes() {
        return centres().map(this::envelope).toList();
    }

    boolean meets(PreparedGeometry area) {
        return centres()
                .anyMatch(longitude -> area.intersects(GEOMETRY.createPoint(new Coordinate(longitude, cell.latitude())))
                        || area.intersects(polygon(longitude)));
    }

    private Stream<Double> centres() {
        double longitude = cell.longitude();
        if (longitude + longitudeReach > 180) {
            return Stream.of(longitude, longitude - 360);
        }
        return longitude - longitudeReach < -180 ? Stream.of(longitude, longitude + 360) : Stream.of(longitude);
    }

    private Envelope envelope(double longitude) {
        return new Envelope(
                longitude - longitudeReach,
                longitude + longitudeReach,
                cell.latitude() - latitudeReach,
                cell.latitude() + latitudeReach);
    }

    private Geometry polygon(double longitude) {
        Coordinate[] ring = new Coordinate[CORNERS + 1];
        for (int corner = 0; corner < CORNERS; corner++) {
            double angle = 2 * Math.PI * corner / CORNERS;
            ring[corner] = new Coordinate(
                    longitude + longitudeReach * Math.cos(angle), cell.latitude() + latitudeReach * Math.sin(angle));
        }
        ring[CORNERS] = ring[0];
        return GEOMETRY.createPolygon(ring);
    }
}
