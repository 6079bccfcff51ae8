package org.tocsin.sms;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Area;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.sms.recipient.AreaScan;
import org.tocsin.sms.recipient.CodeCover;
import org.tocsin.sms.recipient.RecipientTable;

/**
 * Whom some areas reach: those whose position is in them, and those with an area code that they cover. For one thread at a
 * time.
 */
record Reach(Optional<AreaScan> scan, CodeCover codes) {
    /** In metres, farther than anything on Earth: who is known by a code alone comes after all whose place is known. */
    private static final int FAR = 30_000_000;

    /** Empty when nobody could be reached: the areas cannot be located, and cover no area code that anybody has. */
    static Optional<Reach> of(RecipientTable table, List<Area> areas, Gazetteer gazetteer, double leastShare) {
        Optional<Geometry> located = AreaGeometry.of(areas, gazetteer);
        Optional<AreaScan> scan = located.flatMap(area -> AreaScan.of(table, area));
        CodeCover codes = CodeCover.of(table, areas, located, gazetteer, leastShare);
        return scan.isPresent() || codes.coversAny() ? Optional.of(new Reach(scan, codes)) : Optional.empty();
    }

    boolean contains(int ordinal) {
        return (scan.isPresent() && scan.get().contains(ordinal)) || codes.contains(ordinal);
    }

    /** Metres from the middle of the area, by and large. */
    int distance(int ordinal) {
        return scan.isPresent() ? scan.get().metresToCentre(ordinal).orElse(FAR) : FAR;
    }
}
