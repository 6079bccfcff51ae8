package org.tocsin.cap.geo;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.tocsin.cap.Polygon;

/**
 * The ground inside a ring.
 *
 * @param geometry valid, and of more than zero area
 * @param repaired whether the ring crossed or touched itself
 * @param change by how much the repair changed the area, as a share of the larger one, 0 to 1
 */
public record RingShape(Geometry geometry, boolean repaired, double change) {
    private static final int FEWEST = 4;

    /** Empty when the ring covers no ground, leaves the globe, or crosses itself too often to be repaired. */
    public static Optional<RingShape> of(Polygon polygon) {
        List<Coordinate> ring = polygon.ring().stream()
                .filter(p -> Globe.holds(p.latitude(), p.longitude()))
                .map(p -> new Coordinate(p.longitude(), p.latitude()))
                .toList();
        if (ring.isEmpty() || ring.size() < polygon.ring().size()) {
            return Optional.empty();
        }
        Coordinate[] closed = Globe.unwrap(ring);
        return closed.length < FEWEST ? Optional.empty() : of(closed);
    }

    private static Optional<RingShape> of(Coordinate[] closed) {
        Geometry drawn = Globe.FACTORY.createPolygon(closed);
        boolean valid = new IsValidOp(drawn).isValid();
        if (!valid && Crossings.areTooMany(closed)) {
            return Optional.empty();
        }
        Geometry shape = valid ? drawn : repair(drawn);
        double area = shape.getArea();
        double ordered = Area.ofRing(closed);
        double change = Math.abs(area - ordered) / Math.max(area, ordered);
        return area > 0 ? Optional.of(new RingShape(Globe.fold(shape), !valid, change)) : Optional.empty();
    }

    static Geometry repair(Geometry geometry) {
        return GeometryFixer.fix(geometry);
    }
}
