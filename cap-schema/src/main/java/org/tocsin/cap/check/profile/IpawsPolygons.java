package org.tocsin.cap.check.profile;

import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.Polygon;

/** How much of polygons WEA carries. */
final class IpawsPolygons {
    private static final int MOST_POLYGONS = 10;
    private static final int PAIRS_BELOW = 100;

    private IpawsPolygons() {}

    static void check(Info info, String path, Objection objection) {
        int polygons =
                info.areas().stream().mapToInt(area -> area.polygons().size()).sum();
        if (polygons > MOST_POLYGONS) {
            objection.raise(
                    path,
                    "The block has " + polygons + " polygons where WEA takes " + MOST_POLYGONS
                            + "; join them, or send several messages.");
        }
        for (int i = 0; i < info.areas().size(); i++) {
            checkPairs(info.areas().get(i), path + "/area[" + (i + 1) + "]", objection);
        }
    }

    private static void checkPairs(Area area, String path, Objection objection) {
        List<Polygon> polygons = area.polygons();
        for (int i = 0; i < polygons.size(); i++) {
            int pairs = polygons.get(i).ring().size();
            if (pairs >= PAIRS_BELOW) {
                objection.raise(
                        path + "/polygon[" + (i + 1) + "]",
                        "The polygon has " + pairs + " pairs where WEA takes fewer than " + PAIRS_BELOW
                                + "; draw it more simply, outwards.");
            }
        }
    }
}
