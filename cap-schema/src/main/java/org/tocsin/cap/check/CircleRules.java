package org.tocsin.cap.check;

import org.tocsin.cap.Circle;

/** CAP-29: circles lie on the globe and are no larger than it. */
final class CircleRules implements Rule {
    /** Half the way around the earth. */
    private static final double LARGEST_KM = 20_015;

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachArea((area, path) -> {
            for (int i = 0; i < area.circles().size(); i++) {
                check(area.circles().get(i), path + "/circle[" + (i + 1) + "]", report);
            }
        });
    }

    private static void check(Circle circle, String path, Report report) {
        if (!Spoken.isOnGlobe(circle.centre())) {
            report.error("CAP-29", path, "The circle has the centre " + Spoken.astray(circle.centre()));
        }
        if (!(circle.radiusKm() >= 0 && circle.radiusKm() <= LARGEST_KM)) {
            report.error(
                    "CAP-29",
                    path,
                    "The circle's radius is " + circle.radiusKm() + "; give kilometres between 0 and 20015.");
        } else if (circle.radiusKm() == 0) {
            report.warning(
                    "CAP-29",
                    path,
                    "The circle's radius is 0, so it covers no ground and channels that need an area will refuse it; give"
                            + " a radius in kilometres.");
        }
    }
}
