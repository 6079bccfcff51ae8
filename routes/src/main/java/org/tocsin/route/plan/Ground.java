package org.tocsin.route.plan;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** A stretch of ground that many alerts are compared with: indexed once. x is longitude. Safe for concurrent use. */
public final class Ground {
    /** About ten metres: a border drawn twice is never drawn the same. */
    private static final double TOLERANCE_DEGREES = 0.0001;

    private final Geometry geometry;
    private final PreparedGeometry exact;
    private final PreparedGeometry tolerant;

    public Ground(Geometry geometry) {
        this.geometry = geometry;
        this.exact = PreparedGeometryFactory.prepare(geometry);
        this.tolerant = PreparedGeometryFactory.prepare(geometry.buffer(TOLERANCE_DEGREES));
    }

    public Geometry geometry() {
        return geometry;
    }

    /** Whether nothing of that area lies outside, give or take ten metres. */
    public boolean covers(Geometry area) {
        return tolerant.covers(area);
    }

    /** How much of that area lies outside, to the metre. */
    public Overhang overhang(Geometry area) {
        return Overhang.of(area, geometry);
    }

    public boolean touches(Geometry area) {
        return exact.intersects(area);
    }
}
