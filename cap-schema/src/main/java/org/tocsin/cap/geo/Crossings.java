package org.tocsin.cap.geo;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Where closed rings meet themselves and cross one another. The search ends at a limit of crossings, since a scribble of n
 * lines has some n² of them to repair, and at a limit of work, since n lines side by side must all be compared.
 */
final class Crossings implements SegmentIntersector {
    private static final int MOST = 10_000;

    /** Coast lines of thousands of vertices need fewer than ten comparisons a vertex. */
    private static final int COMPARISONS_A_VERTEX = 20;

    private static final int COMPARISONS_OF_ANY_RING = 1_000_000;

    private final LineIntersector lines = new RobustLineIntersector();
    private final long mostComparisons;
    private int count;
    private long comparisons;
    private Optional<Coordinate> first = Optional.empty();

    private Crossings(int vertices) {
        mostComparisons = COMPARISONS_OF_ANY_RING + (long) COMPARISONS_A_VERTEX * vertices;
    }

    /** @param rings each closed, and without a pair that repeats the one before it */
    static Crossings of(List<Coordinate[]> rings) {
        Crossings crossings =
                new Crossings(rings.stream().mapToInt(ring -> ring.length).sum());
        new MCIndexNoder(crossings)
                .computeNodes(rings.stream()
                        .map(ring -> new NodedSegmentString(ring, null))
                        .toList());
        return crossings;
    }

    boolean areNone() {
        return count == 0 && !areTooMany();
    }

    boolean areTooMany() {
        return count > MOST || comparisons > mostComparisons;
    }

    Optional<Coordinate> first() {
        return first;
    }

    @Override
    public void processIntersections(SegmentString a, int i, SegmentString b, int j) {
        comparisons++;
        lines.computeIntersection(
                a.getCoordinate(i), a.getCoordinate(i + 1), b.getCoordinate(j), b.getCoordinate(j + 1));
        if (a == b ? isMeeting(i, j, a.size() - 1) : lines.isProper()) {
            count++;
            if (first.isEmpty()) {
                first = Optional.of(lines.getIntersection(0).copy());
            }
        }
    }

    /** Neighbours share an end; they meet beyond it only where the ring runs back over itself. */
    private boolean isMeeting(int i, int j, int segments) {
        int apart = Math.abs(i - j);
        boolean neighbours = apart == 1 || apart == segments - 1;
        return lines.getIntersectionNum() > (neighbours ? 1 : 0);
    }

    @Override
    public boolean isDone() {
        return areTooMany();
    }
}
