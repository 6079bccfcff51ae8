package org.tocsin.cap.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;

/** What a block says whatever its language. */
record Facts(
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        Optional<Instant> effective,
        Optional<Instant> onset,
        Optional<Instant> expires,
        Ground area) {

    /** The target of a block is the union of its areas, so neither their order nor their division counts. */
    record Ground(Set<Polygon> polygons, Set<Circle> circles, Set<NamedValue> geocodes, Set<BigDecimal> heights) {}

    static Facts of(Info info) {
        return new Facts(
                info.urgency(),
                info.severity(),
                info.certainty(),
                info.effective().map(CapTime::instant),
                info.onset().map(CapTime::instant),
                info.expires().map(CapTime::instant),
                ground(info.areas()));
    }

    /** The elements in which these facts and the others do not agree. */
    List<String> differences(Facts other) {
        List<String> names = new ArrayList<>();
        differ("urgency", Facts::urgency, other, names);
        differ("severity", Facts::severity, other, names);
        differ("certainty", Facts::certainty, other, names);
        differ("effective", Facts::effective, other, names);
        differ("onset", Facts::onset, other, names);
        differ("expires", Facts::expires, other, names);
        differ("area", Facts::area, other, names);
        return names;
    }

    private void differ(String name, Function<Facts, Object> fact, Facts other, List<String> names) {
        if (!fact.apply(this).equals(fact.apply(other))) {
            names.add(name);
        }
    }

    private static Ground ground(List<Area> areas) {
        Ground ground = new Ground(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Area area : areas) {
            ground.polygons().addAll(area.polygons());
            ground.circles().addAll(area.circles());
            ground.geocodes().addAll(area.geocodes());
            area.altitude().map(BigDecimal::stripTrailingZeros).ifPresent(ground.heights()::add);
            area.ceiling().map(BigDecimal::stripTrailingZeros).ifPresent(ground.heights()::add);
        }
        return ground;
    }
}
