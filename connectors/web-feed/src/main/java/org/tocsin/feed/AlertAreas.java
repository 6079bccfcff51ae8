package org.tocsin.feed;

import java.util.List;
import java.util.function.Function;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;

/** The areas of an alert over all its blocks; a block in another language mostly repeats them. */
final class AlertAreas {
    private AlertAreas() {}

    static List<Area> all(Alert alert) {
        return alert.infos().stream().flatMap(info -> info.areas().stream()).toList();
    }

    /** What each area has of one sort, in order, without repeats. */
    static <T> List<T> each(Alert alert, Function<Area, List<T>> part) {
        return all(alert).stream()
                .flatMap(area -> part.apply(area).stream())
                .distinct()
                .toList();
    }
}
