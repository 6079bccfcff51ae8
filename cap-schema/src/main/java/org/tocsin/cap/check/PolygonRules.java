package org.tocsin.cap.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.geo.RingShape;

/** CAP-25 and 26: rings are closed, lie on the globe and do not cross themselves. */
final class PolygonRules implements Rule {
    private static final int FEWEST = 4;
    private static final double TOLERATED_CHANGE = 0.01;
    private static final double UNNOTICED_CHANGE = 0.000_005;

    @Override
    public void check(Subject subject, Report report) {
        // By identity: the reader makes one object of the shapes that the languages of a message repeat.
        IdentityHashMap<Polygon, Optional<RingShape>> shapes = new IdentityHashMap<>();
        subject.forEachArea((area, path) -> {
            for (int i = 0; i < area.polygons().size(); i++) {
                check(area.polygons().get(i), path + "/polygon[" + (i + 1) + "]", shapes, report);
            }
        });
    }

    private static void check(
            Polygon polygon, String path, IdentityHashMap<Polygon, Optional<RingShape>> shapes, Report report) {
        if (isRing(polygon.ring(), path, report)) {
            checkRepeats(polygon.ring(), path, report);
            checkShape(polygon.ring(), shapes.computeIfAbsent(polygon, RingShape::of), path, report);
        }
    }

    private static boolean isRing(List<Position> ring, String path, Report report) {
        Optional<Position> astray =
                ring.stream().filter(p -> !Spoken.isOnGlobe(p)).findFirst();
        if (astray.isPresent()) {
            report.error("CAP-25", path, "The polygon has the pair " + Spoken.astray(astray.get()));
            return false;
        }
        if (ring.size() < FEWEST) {
            report.error(
                    "CAP-25",
                    path,
                    "The polygon has " + ring.size() + " pairs; a ring needs four, the last equal to the first.");
            return false;
        }
        if (!same(ring.get(0), ring.get(ring.size() - 1))) {
            report.deviation(
                    Tolerance.UNCLOSED_RING,
                    "CAP-25",
                    path,
                    "The polygon does not end where it begins; repeat the first pair, " + Spoken.pair(ring.get(0))
                            + ", at its end.",
                    "The polygon does not end where it begins; it is closed by a line back to its first pair.");
        }
        return true;
    }

    // Not equals, which tells -0 from 0.
    private static boolean same(Position one, Position other) {
        return one.latitude() == other.latitude() && one.longitude() == other.longitude();
    }

    private static void checkRepeats(List<Position> ring, String path, Report report) {
        for (int i = 1; i < ring.size(); i++) {
            if (same(ring.get(i), ring.get(i - 1))) {
                report.warning(
                        "CAP-26",
                        path,
                        "The polygon repeats its pair number " + i + ", " + Spoken.pair(ring.get(i))
                                + ", at once; leave one of them out.");
                return;
            }
        }
    }

    private static void checkShape(List<Position> ring, Optional<RingShape> shape, String path, Report report) {
        if (shape.isEmpty()) {
            report.error(
                    "CAP-26",
                    path,
                    "The polygon encloses no ground, or crosses itself too often to be repaired; draw it again as one"
                            + " simple ring.");
            return;
        }
        checkWay(ring, path, report);
        shape.get().crossing().ifPresent(where -> crossed(where, shape.get().change(), path, report));
    }

    /** A line as good as half round the globe may be meant either way, and one of them makes the area enormous. */
    private static void checkWay(List<Position> ring, String path, Report report) {
        for (int i = 1; i < ring.size(); i++) {
            double span = Math.abs(ring.get(i).longitude() - ring.get(i - 1).longitude());
            if (span >= 180 && span < 270) {
                report.warning(
                        "CAP-26",
                        path,
                        "The line from " + Spoken.pair(ring.get(i - 1)) + " to " + Spoken.pair(ring.get(i))
                                + " is taken the short way, across the 180th meridian; put pairs between them that say"
                                + " which way is meant.");
                return;
            }
        }
    }

    private static void crossed(Position where, double change, String path, Report report) {
        String place = "The polygon crosses or touches itself near " + Spoken.pair(where);
        String remedy = "; draw it without crossings.";
        if (change > TOLERATED_CHANGE) {
            report.error(
                    "CAP-26",
                    path,
                    place + ", and untangling it changes its area by " + Math.round(change * 100) + " percent"
                            + remedy);
        } else {
            String changed = change < UNNOTICED_CHANGE
                    ? "leaves its area as it is"
                    : String.format(Locale.ROOT, "changes its area by %.3f percent", change * 100);
            report.warning("CAP-26", path, place + " and is repaired, which " + changed + remedy);
        }
    }
}
