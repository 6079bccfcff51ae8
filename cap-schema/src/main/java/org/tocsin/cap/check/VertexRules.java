package org.tocsin.cap.check;

import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.geo.AreaGeometry;

/** CAP-28, and CAP-26 for shapes among one another: a message draws no more than channels carry and a machine can unite. */
final class VertexRules implements Rule {

    @Override
    public void check(Subject subject, Report report) {
        subject.settings()
                .vertexLimit()
                .ifPresent(limit -> subject.forEachArea((area, path) -> {
                    for (int i = 0; i < area.polygons().size(); i++) {
                        checkPolygon(
                                area.polygons().get(i).ring().size(),
                                limit,
                                path + "/polygon[" + (i + 1) + "]",
                                report);
                    }
                }));
        List<Area> areas = subject.alert().infos().stream()
                .flatMap(info -> info.areas().stream())
                .toList();
        long all = AreaGeometry.vertices(areas);
        if (all > AreaGeometry.MOST_VERTICES) {
            report.error(
                    "CAP-28",
                    "/alert",
                    "The polygons and circles of this message have " + all + " corners in all, and "
                            + AreaGeometry.MOST_VERTICES + " is the most that is taken; simplify them outward.");
        } else if (AreaGeometry.isTangled(subject.alert())) {
            report.error(
                    "CAP-26",
                    "/alert",
                    "The polygons and circles of this message cross one another too often to be united; draw what they"
                            + " cover together as fewer, simpler ones.");
        }
    }

    private static void checkPolygon(int pairs, int limit, String path, Report report) {
        if (pairs > limit) {
            report.warning(
                    "CAP-28",
                    path,
                    "The polygon has " + pairs + " pairs and channels carry " + limit
                            + "; simplify it outward, or a channel will do it for you.");
        }
    }
}
