package org.tocsin.cap.geo;

import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/** Counts where a ring crosses itself, and stops at a limit: a scribble of n lines has some n² crossings to repair. */
final class Crossings implements SegmentIntersector {
    private static final int LIMIT = 10_000;

    private final LineIntersector lines = new RobustLineIntersector();
    private int count;

    private Crossings() {}

    static boolean areTooMany(Coordinate[] ring) {
        Crossings crossings = new Crossings();
        new MCIndexNoder(crossings).computeNodes(List.of(new NodedSegmentString(ring, null)));
        return crossings.isDone();
    }

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
        if (Math.abs(i - j) <= 1) {
            return;
        }
        lines.computeIntersection(
                a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
        if (lines.hasIntersection()) {
            count++;
        }
    }

    @Override
    public boolean isDone() {
        return count > LIMIT;
    }
}
