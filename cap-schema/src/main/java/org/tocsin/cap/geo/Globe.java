package org.tocsin.cap.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.Position;

/** A plane that knows it is a sphere: rings run on across the 180th meridian and around a pole, and are folded back. */
final class Globe {
    private static final int WGS_84 = 4326;
    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), WGS_84);

    private Globe() {}

    static boolean holds(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** The whole of it: -180 to 180, -90 to 90. */
    static Geometry world() {
        return FACTORY.toGeometry(new Envelope(-180, 180, -90, 90));
    }

    /**
     * The closed ring with longitudes that run on beyond 180 where an edge crosses that meridian: the short way round is
     * meant, since the long way would widen an alert for a few islands to the whole globe.
     */
    static Coordinate[] unwrap(List<Coordinate> ring) {
        CoordinateList run = new CoordinateList();
        double turns = 0;
        double previous = ring.get(0).x;
        for (Coordinate c : ring) {
            turns += c.x - previous > 180 ? -360 : c.x - previous < -180 ? 360 : 0;
            previous = c.x;
            run.add(new Coordinate(c.x + turns, c.y), false);
        }
        closeAroundPole(run);
        run.closeRing();
        return run.toCoordinateArray();
    }

    /** A ring that comes back a full turn away goes around the nearer pole; it is closed along that pole. */
    private static void closeAroundPole(CoordinateList run) {
        Coordinate first = run.getCoordinate(0);
        Coordinate last = run.getCoordinate(run.size() - 1);
        if (Math.abs(last.x - first.x) > 180) {
            double pole = run.stream().mapToDouble(c -> c.y).sum() >= 0 ? 90 : -90;
            run.add(new Coordinate(last.x, pole), true);
            run.add(new Coordinate(first.x, pole), true);
        }
    }

    /** Whether the ring goes round more than once and a half, so that nobody can say which ground it means. */
    static boolean windsAbout(Coordinate[] run) {
        DoubleSummaryStatistics longitudes =
                Arrays.stream(run).mapToDouble(c -> c.x).summaryStatistics();
        return longitudes.getMax() - longitudes.getMin() > 540;
    }

    /** As CAP writes it. */
    static Position position(Coordinate coordinate) {
        return new Position(coordinate.y, longitude(coordinate.x));
    }

    /** The same meridian between -180 and 180. */
    static double longitude(double degrees) {
        return Math.IEEEremainder(degrees, 360);
    }

    /** Brings what lies beyond 180 degrees back, cut at that meridian. */
    static Geometry fold(Geometry geometry) {
        Envelope reach = geometry.getEnvelopeInternal();
        if (reach.getMinX() >= -180 && reach.getMaxX() <= 180) {
            return geometry;
        }
        List<Geometry> parts = new ArrayList<>();
        for (int turn = -2; turn <= 2; turn++) {
            Geometry shifted =
                    AffineTransformation.translationInstance(360.0 * turn, 0).transform(geometry);
            Geometry part = OverlayNGRobust.overlay(shifted, world(), OverlayNG.INTERSECTION);
            if (part.getArea() > 0) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(parts);
    }
}
