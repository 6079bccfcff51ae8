package org.tocsin.cap.geo;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

/**
 * The ground inside a ring.
 *
 * @param geometry valid, and of more than zero area
 * @param crossing a place where the ring crossed or touched itself before it was repaired; empty: it was sound
 * @param change by how much the repair changed the area, as a share of the larger one, 0 to 1
 */
public record RingShape(Geometry geometry, Optional<Position> crossing, double change) {
    private static final int FEWEST = 4;

    /** Empty when the ring covers no ground, leaves the globe, or crosses or winds about itself too often to be repaired. */
    public static Optional<RingShape> of(Polygon polygon) {
        List<Coordinate> ring = polygon.ring().stream()
                .filter(p -> Globe.holds(p.latitude(), p.longitude()))
                .map(p -> new Coordinate(p.longitude(), p.latitude()))
                .toList();
        if (ring.isEmpty() || ring.size() < polygon.ring().size()) {
            return Optional.empty();
        }
        Coordinate[] closed = Globe.unwrap(ring);
        return closed.length < FEWEST || Globe.windsAbout(closed) ? Optional.empty() : of(closed);
    }

    private static Optional<RingShape> of(Coordinate[] closed) {
        Geometry drawn = Globe.FACTORY.createPolygon(closed);
        Crossings crossings = Crossings.of(List.<Coordinate[]>of(closed));
        if (crossings.areTooMany()) {
            return Optional.empty();
        }
        Geometry shape = crossings.areNone() ? drawn : Repair.of(drawn);
        double area = shape.getArea();
        double ordered = Area.ofRing(closed);
        double change = Math.abs(area - ordered) / Math.max(area, ordered);
        Optional<Position> crossing = crossings.first().map(Globe::position);
        return area > 0 ? Optional.of(new RingShape(Globe.fold(shape), crossing, change)) : Optional.empty();
    }
}
