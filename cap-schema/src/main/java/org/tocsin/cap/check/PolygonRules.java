package org.tocsin.cap.check;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.geo.RingShape;

/** CAP-25 and 26: rings are closed, lie on the globe and do not cross themselves. */
final class PolygonRules implements Rule {
    private static final int FEWEST = 4;
    private static final double TOLERATED_CHANGE = 0.01;

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachArea((area, path) -> {
            for (int i = 0; i < area.polygons().size(); i++) {
                check(area.polygons().get(i), path + "/polygon[" + (i + 1) + "]", report);
            }
        });
    }

    private static void check(Polygon polygon, String path, Report report) {
        if (isRing(polygon.ring(), path, report)) {
            checkRepeats(polygon.ring(), path, report);
            checkShape(polygon, path, report);
        }
    }

    private static boolean isRing(List<Position> ring, String path, Report report) {
        Optional<Position> astray = ring.stream().filter(p -> !isOnGlobe(p)).findFirst();
        if (astray.isPresent()) {
            report.error(
                    "CAP-25",
                    path,
                    "The polygon has the pair " + astray.get().latitude() + ","
                            + astray.get().longitude()
                            + ", which lies nowhere on earth; latitude comes first, -90 to 90, then longitude, -180 to 180.");
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
                    "The polygon does not end where it begins; repeat the first pair at its end.",
                    "The polygon does not end where it begins; it is closed by a line back to its first pair.");
        }
        return true;
    }

    static boolean isOnGlobe(Position position) {
        return Math.abs(position.latitude()) <= 90 && Math.abs(position.longitude()) <= 180;
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
                        "The polygon repeats its pair number " + i + " at once; leave one of them out.");
                return;
            }
        }
    }

    private static void checkShape(Polygon polygon, String path, Report report) {
        Optional<RingShape> shape = RingShape.of(polygon);
        if (shape.isEmpty()) {
            report.error("CAP-26", path, "The polygon encloses no ground, or crosses itself too often; draw it again.");
        } else if (shape.get().repaired()) {
            crossed(shape.get().change(), path, report);
        }
    }

    private static void crossed(double change, String path, Report report) {
        long percent = Math.round(change * 100);
        if (change > TOLERATED_CHANGE) {
            report.error(
                    "CAP-26",
                    path,
                    "The polygon crosses itself, and untangling it changes its area by " + percent
                            + " percent; draw it without crossings.");
        } else {
            report.warning(
                    "CAP-26",
                    path,
                    "The polygon crosses or touches itself and is repaired, which changes its area by less than 1 percent;"
                            + " draw it without crossings.");
        }
    }
}
