package org.tocsin.cap.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.Circle;

/** A circle on the ground, as a polygon inside it: great-circle distance from the centre, on the mean sphere. */
final class GeodesicCircle {
    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final int VERTICES = 96;

    /** Beside or around a pole a step along the ring is a long way in longitude, so the steps there are small. */
    private static final int POLAR_VERTICES = 3_600;

    private static final double POLAR_LATITUDE = 75;

    /** A tenth of a metre from the pole, where bearings stop meaning anything. */
    private static final double LAST_LATITUDE = 90 - 1e-6;

    private GeodesicCircle() {}

    /** Empty when the centre is nowhere on earth or the radius covers no ground. */
    static Optional<Geometry> of(Circle circle) {
        double latitude = circle.centre().latitude();
        double longitude = circle.centre().longitude();
        double angle = circle.radiusKm() / EARTH_RADIUS_KM;
        if (!Globe.holds(latitude, longitude) || !(angle > 0)) {
            return Optional.empty();
        }
        if (angle >= Math.PI) {
            return Optional.of(Globe.world());
        }
        return Optional.of(angle > Math.PI / 2 ? allBut(latitude, longitude, angle) : cap(latitude, longitude, angle));
    }

    /** The corners it is drawn with. */
    static int vertices(Circle circle) {
        double angle = circle.radiusKm() / EARTH_RADIUS_KM;
        return vertices(circle.centre().latitude(), Math.min(angle, Math.PI - angle));
    }

    private static int vertices(double latitude, double angle) {
        double reach = Math.abs(latitude) + Math.toDegrees(angle);
        boolean besidePole = Math.abs(90 - reach) < Math.toDegrees(angle);
        return reach > POLAR_LATITUDE && besidePole ? POLAR_VERTICES : VERTICES;
    }

    /** More than a hemisphere: the globe without the small circle on its other side. */
    private static Geometry allBut(double latitude, double longitude, double angle) {
        Geometry rest = cap(-latitude, longitude > 0 ? longitude - 180 : longitude + 180, Math.PI - angle);
        return OverlayNGRobust.overlay(Globe.world(), rest, OverlayNG.DIFFERENCE);
    }

    private static Geometry cap(double latitude, double longitude, double angle) {
        double centre = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude));
        int vertices = vertices(centre, angle);
        List<Coordinate> ring = new ArrayList<>(vertices + 1);
        for (int i = 0; i <= vertices; i++) {
            ring.add(destination(centre, longitude, angle, 2 * Math.PI * (i % vertices) / vertices));
        }
        return Globe.fold(Repair.of(Globe.FACTORY.createPolygon(Globe.unwrap(ring))));
    }

    /** Where one comes out after {@code angle} radians in the direction of {@code bearing}. */
    private static Coordinate destination(double latitude, double longitude, double angle, double bearing) {
        double from = Math.toRadians(latitude);
        double to = Math.asin(Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(bearing));
        double turn = Math.atan2(
                Math.sin(bearing) * Math.sin(angle) * Math.cos(from), Math.cos(angle) - Math.sin(from) * Math.sin(to));
        return new Coordinate(Math.IEEEremainder(longitude + Math.toDegrees(turn), 360), Math.toDegrees(to));
    }
}
