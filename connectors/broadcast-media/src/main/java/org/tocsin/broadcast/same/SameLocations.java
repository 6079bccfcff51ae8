package org.tocsin.broadcast.same;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.cap.Area;
import org.tocsin.cap.NamedValue;

/**
 * The location codes of a header, PSSCCC, in the order of the message: the first 31 of them.
 *
 * @param remarks what was left out, one sentence each
 */
record SameLocations(List<String> codes, List<String> remarks) {
    private static final Pattern FORM = Pattern.compile("\\d{6}");

    SameLocations {
        codes = List.copyOf(codes);
        remarks = List.copyOf(remarks);
    }

    static SameLocations of(List<Area> areas) {
        Set<String> codes = new LinkedHashSet<>();
        List<String> repeated = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        areas.stream()
                .flatMap(area -> area.geocodes().stream())
                .filter(SameLocations::isLocation)
                .map(NamedValue::value)
                .forEach(code -> {
                    if (!FORM.matcher(code).matches()) {
                        unusable.add(code);
                    } else if (!codes.add(code)) {
                        repeated.add(code);
                    }
                });
        List<String> all = List.copyOf(codes);
        int kept = Math.min(all.size(), SameHeader.MOST_LOCATIONS);
        List<String> remarks = new ArrayList<>();
        remark(remarks, "beyond the first 31 locations, dropped", all.subList(kept, all.size()));
        remark(remarks, "named twice, sent once", repeated);
        remark(remarks, "not six digits, dropped", unusable);
        return new SameLocations(all.subList(0, kept), remarks);
    }

    private static boolean isLocation(NamedValue geocode) {
        return geocode.name().equals("SAME") || geocode.name().equals("FIPS6");
    }

    private static void remark(List<String> remarks, String what, List<String> codes) {
        if (!codes.isEmpty()) {
            remarks.add("Locations " + what + ": " + String.join(" ", codes) + ".");
        }
    }
}
