package org.tocsin.cap.check;

import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;

/** CAP-30 and 31: every block that goes out says where, in terms that can be located. */
final class LocationRules implements Rule {
    @Override
    public void check(Subject subject, Report report) {
        subject.forEachArea((area, path) -> {
            checkHeights(area, path, report);
            if (area.areaDesc().isBlank()) {
                report.warning("CAP-31", path + "/areaDesc", "The area has no name; describe it in areaDesc.");
            }
        });
        if (subject.isForDissemination()) {
            subject.forEachInfo((info, path) -> checkInfo(subject, info, path, report));
        }
    }

    private static void checkHeights(Area area, String path, Report report) {
        if (area.ceiling().isEmpty()) {
            return;
        }
        if (area.altitude().isEmpty()) {
            report.error("CAP-30", path + "/ceiling", "The area has a ceiling and no altitude; give both or neither.");
        } else if (area.ceiling().get().compareTo(area.altitude().get()) < 0) {
            report.warning("CAP-30", path + "/ceiling", "The ceiling lies below the altitude; exchange them.");
        }
    }

    private static void checkInfo(Subject subject, Info info, String path, Report report) {
        List<Area> areas = info.areas();
        boolean anyLocated = areas.stream().anyMatch(area -> isLocated(subject, area));
        if (!anyLocated) {
            report.error(
                    "CAP-31",
                    path,
                    areas.isEmpty()
                            ? "The block names no area, and no area never means everywhere; add one with a polygon or circle."
                            : "None of the block's areas can be located; add a polygon or circle, or a geocode that this"
                                    + " gateway knows.");
            return;
        }
        for (int i = 0; i < areas.size(); i++) {
            checkBesideLocated(subject, areas.get(i), path + "/area[" + (i + 1) + "]", report);
        }
    }

    private static void checkBesideLocated(Subject subject, Area area, String path, Report report) {
        if (!isLocated(subject, area)) {
            report.warning(
                    "CAP-31", path, "The area cannot be located and is left out of the ground alerted; add a polygon.");
        }
        if (hasShape(area)) {
            // Geocodes beside a shape say in another way what the shape says.
            return;
        }
        for (int i = 0; i < area.geocodes().size(); i++) {
            NamedValue geocode = area.geocodes().get(i);
            if (isLocated(subject, area) && !isKnown(subject, geocode)) {
                report.warning(
                        "CAP-31",
                        path + "/geocode[" + (i + 1) + "]",
                        "The geocode " + Spoken.quoted(geocode.name() + " " + geocode.value())
                                + " is unknown here and its place is left out of the ground alerted; add a polygon.");
            }
        }
    }

    private static boolean isLocated(Subject subject, Area area) {
        return hasShape(area) || area.geocodes().stream().anyMatch(geocode -> isKnown(subject, geocode));
    }

    private static boolean hasShape(Area area) {
        return !area.polygons().isEmpty() || !area.circles().isEmpty();
    }

    private static boolean isKnown(Subject subject, NamedValue geocode) {
        return subject.settings().gazetteer().find(geocode).isPresent();
    }
}
