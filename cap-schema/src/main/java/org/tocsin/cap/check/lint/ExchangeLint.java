package org.tocsin.cap.check.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/**
 * LINT-11: two blocks that name the same two areas draw each as the other draws the other one. One of the blocks must be
 * wrong; which of them, only somebody who knows the places can say.
 */
final class ExchangeLint {
    private ExchangeLint() {}

    static void check(Subject subject, Report report) {
        List<Info> infos = subject.alert().infos();
        if (infos.size() < 2 || infos.get(0).areas().size() < 2) {
            return;
        }
        Map<String, Area> shapes = shapesByName(infos.get(0));
        Map<Area, String> names = new HashMap<>();
        shapes.forEach((name, shape) -> names.putIfAbsent(shape, name));
        for (int i = 1; i < infos.size(); i++) {
            check(infos.get(i), Subject.infoPath(i), shapes, names, report);
        }
    }

    private static void check(
            Info info, String path, Map<String, Area> shapes, Map<Area, String> names, Report report) {
        Map<String, Area> here = shapesByName(info);
        for (int i = 0; i < info.areas().size(); i++) {
            Area area = info.areas().get(i);
            String name = area.areaDesc().strip();
            String other = names.getOrDefault(nameless(area), name);
            boolean drawnAsOther = !other.equals(name) && shapes.containsKey(name);
            if (drawnAsOther && Objects.equals(shapes.get(name), here.get(other))) {
                report.warning(
                        "LINT-11",
                        path + "/area[" + (i + 1) + "]",
                        "The areas " + Spoken.quoted(name) + " and " + Spoken.quoted(other)
                                + " have each other's shapes of the first block; find out which block is right, and mend"
                                + " the other.");
            }
        }
    }

    private static Map<String, Area> shapesByName(Info info) {
        Map<String, Area> shapes = new HashMap<>();
        info.areas().forEach(area -> shapes.putIfAbsent(area.areaDesc().strip(), nameless(area)));
        return shapes;
    }

    private static Area nameless(Area area) {
        return new Area("", area.polygons(), area.circles(), area.geocodes(), area.altitude(), area.ceiling());
    }
}
