package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a cell covers: a sector of a circle around its site, in metres with the site in the middle. Its arc is drawn a little
 * outside: in doubt a cell at the edge of the area belongs to it.
 */
final class Coverage {
    private static final Coordinate SITE = new Coordinate(0, 0);
    private static final double DEGREES_PER_CHORD = 10;

    private final double azimuth;
    private final double halfBeam;
    private final double range;

    /** @param azimuth degrees clockwise from north */
    Coverage(double azimuth, double beamWidth, double rangeMetres) {
        this.azimuth = azimuth;
        this.halfBeam = beamWidth / 2;
        this.range = rangeMetres;
    }

    /** Whether any of it lies within so many metres of a line. */
    boolean isNear(Coordinate begin, Coordinate end, double metres) {
        if (holds(begin) || holds(end)) {
            return true;
        }
        List<Coordinate> outline = outline();
        for (int i = 1; i < outline.size(); i++) {
            if (Distance.segmentToSegment(begin, end, outline.get(i - 1), outline.get(i)) <= metres) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Coordinate place) {
        double direction = Math.toDegrees(Math.atan2(place.x, place.y));
        double off = Math.abs(((direction - azimuth) % 360 + 540) % 360 - 180);
        return off <= halfBeam && Math.hypot(place.x, place.y) <= range;
    }

    /** From the site along one edge, the arc, and back. */
    private List<Coordinate> outline() {
        int chords = (int) Math.ceil(2 * halfBeam / DEGREES_PER_CHORD);
        double step = 2 * halfBeam / chords;
        double radius = range / Math.cos(Math.toRadians(step / 2));
        List<Coordinate> outline = new ArrayList<>();
        outline.add(SITE);
        for (int corner = 0; corner <= chords; corner++) {
            double angle = Math.toRadians(azimuth - halfBeam + corner * step);
            outline.add(new Coordinate(radius * Math.sin(angle), radius * Math.cos(angle)));
        }
        outline.add(SITE);
        return outline;
    }
}
