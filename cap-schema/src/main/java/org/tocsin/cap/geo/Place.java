package org.tocsin.cap.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Ground that has a name or a code, and that many alerts are compared with: its index is made at the first comparison and
 * kept. Safe for concurrent use.
 *
 * @param ground polygon or polygons in degrees, x the longitude
 */
public record Place(PreparedGeometry ground, double squareKilometres) {

    public static Place of(Geometry geometry) {
        return new Place(PreparedGeometryFactory.prepare(geometry), AreaGeometry.squareKilometres(geometry));
    }

    public Geometry geometry() {
        return ground.getGeometry();
    }

    /** Whether the two have a point in common, in time that grows with the smaller of them. */
    public boolean touches(Place other) {
        return geometry().getNumPoints() < other.geometry().getNumPoints()
                ? other.ground.intersects(geometry())
                : ground.intersects(other.geometry());
    }
}
