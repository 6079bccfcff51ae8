package org.tocsin.route.plan;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The part of an area that lies outside some ground, by the size of each on a sphere.
 *
 * @param share of the area, 0 to 1
 * @param squareKilometres about how much
 * @param box around it; x is longitude
 */
public record Overhang(double share, double squareKilometres, Envelope box) {
    private static final double EARTH_RADIUS_KM = 6371;

    static Overhang of(Geometry area, Geometry ground) {
        Geometry outside = OverlayNGRobust.overlay(area, ground, OverlayNG.DIFFERENCE);
        double whole = squareKilometres(area);
        double beyond = squareKilometres(outside);
        return new Overhang(whole == 0 ? 0 : beyond / whole, beyond, outside.getEnvelopeInternal());
    }

    /** By Lambert's cylinder, which keeps the size of every area: x is the longitude, y the sine of the latitude. */
    private static double squareKilometres(Geometry geometry) {
        Geometry flat = geometry.copy();
        flat.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                points.setOrdinate(i, 0, EARTH_RADIUS_KM * Math.toRadians(points.getX(i)));
                points.setOrdinate(i, 1, EARTH_RADIUS_KM * Math.sin(Math.toRadians(points.getY(i))));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return flat.getArea();
    }
}
