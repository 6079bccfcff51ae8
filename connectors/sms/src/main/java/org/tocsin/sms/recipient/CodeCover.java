package org.tocsin.sms.recipient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.Area;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.geo.Gazetteer;

/**
 * Tells which area codes of recipients an alert covers. A code is covered when an area without a shape names it, or when the
 * ground that the gazetteer knows for it lies in the alert's area, all of it or the share that the settings ask for: of one who
 * is known by a code alone nobody knows where in it he is. Immutable.
 */
public final class CodeCover {
    /** Of the share: borders that were cut and joined differ by so much. */
    private static final double SLACK = 1e-6;

    private final RecipientTable table;
    private final boolean[] coveredSets;
    private final boolean any;

    private CodeCover(RecipientTable table, boolean[] coveredSets, boolean any) {
        this.table = table;
        this.coveredSets = coveredSets;
        this.any = any;
    }

    /**
     * @param located the ground of these areas, as far as it is known
     * @param leastShare of a code's ground that must lie in it, 0 to 1
     */
    public static CodeCover of(
            RecipientTable table,
            List<Area> areas,
            Optional<Geometry> located,
            Gazetteer gazetteer,
            double leastShare) {
        boolean[] covered = new boolean[table.areaCodeSets()];
        Map<String, Boolean> known = new HashMap<>();
        boolean any = false;
        for (int set = 0; set < covered.length; set++) {
            for (String code : table.areaCodes(set)) {
                covered[set] |=
                        known.computeIfAbsent(code, c -> isCovered(geocode(c), areas, located, gazetteer, leastShare));
            }
            any |= covered[set];
        }
        return new CodeCover(table, covered, any);
    }

    /** Whether any code of any recipient is covered. */
    public boolean coversAny() {
        return any;
    }

    public boolean contains(int ordinal) {
        int set = table.areaCodesIndex(ordinal);
        // A set that came with a row later than this table is not among them.
        return set < coveredSets.length && coveredSets[set];
    }

    private static NamedValue geocode(String code) {
        int blank = code.indexOf(' ');
        return new NamedValue(code.substring(0, blank), code.substring(blank + 1));
    }

    private static boolean isCovered(
            NamedValue code, List<Area> areas, Optional<Geometry> located, Gazetteer gazetteer, double leastShare) {
        return isNamed(code, areas)
                || (located.isPresent()
                        && gazetteer
                                .find(code)
                                .filter(ground -> isInside(ground, located.get(), leastShare))
                                .isPresent());
    }

    private static boolean isNamed(NamedValue code, List<Area> areas) {
        return areas.stream()
                .filter(area -> area.polygons().isEmpty() && area.circles().isEmpty())
                .flatMap(area -> area.geocodes().stream())
                .anyMatch(geocode -> geocode.name().strip().equals(code.name())
                        && geocode.value().strip().equals(code.value()));
    }

    private static boolean isInside(Geometry ground, Geometry area, double leastShare) {
        if (ground.getArea() == 0 || !area.getEnvelopeInternal().intersects(ground.getEnvelopeInternal())) {
            return false;
        }
        double inside =
                OverlayNGRobust.overlay(area, ground, OverlayNG.INTERSECTION).getArea();
        return inside > 0 && inside >= ground.getArea() * (leastShare - SLACK);
    }
}
