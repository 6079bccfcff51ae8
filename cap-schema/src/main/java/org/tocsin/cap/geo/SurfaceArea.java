package org.tocsin.cap.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** How much ground a geometry in degrees covers, on the mean sphere: within one percent of the ellipsoid. */
public final class SurfaceArea {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private SurfaceArea() {}

    /** Edges count as straight on Lambert's equal-area cylinder, which is near enough for shapes of a country's size. */
    public static double squareKilometres(Geometry degrees) {
        Geometry plane = degrees.copy();
        plane.apply(new OntoCylinder());
        return plane.getArea();
    }

    private static final class OntoCylinder implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence positions, int i) {
            positions.setOrdinate(i, 0, EARTH_RADIUS_KM * Math.toRadians(positions.getX(i)));
            positions.setOrdinate(i, 1, EARTH_RADIUS_KM * Math.sin(Math.toRadians(positions.getY(i))));
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
