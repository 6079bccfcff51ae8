package org.tocsin.route.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.geo.Place;
import org.tocsin.cap.geo.Places;

/** The {@code gazetteers} of a plan file: GeoJSON files that say where the codes of a valueName lie. */
final class GazetteerSection {
    private GazetteerSection() {}

    static Places read(YamlMap root) {
        Map<NamedValue, Place> places = new HashMap<>();
        for (YamlMap map : root.maps("gazetteers")) {
            List<String> valueNames = new ArrayList<>(List.of(map.text("value-name")));
            valueNames.addAll(map.texts("aliases"));
            String file = map.text("file");
            String code = map.text("code");
            var name = map.optionalText("name");
            map.finish();
            if (!file.isEmpty() && !code.isEmpty()) {
                Path path = root.directory().resolve(file).normalize();
                collect(GeoJsonFile.read(path, code, name), file, map, valueNames, places);
            }
        }
        return new Places(places);
    }

    /** With the codes that the plan's own areas bear; what the plan draws itself outranks the files. */
    static Places withAreas(Places gazetteer, List<PlanArea> areas) {
        Map<NamedValue, Place> places = new HashMap<>();
        for (PlanArea area : areas) {
            Place place = Place.of(area.ground().geometry());
            area.geocodes().forEach(geocode -> places.merge(geocode, place, GazetteerSection::together));
        }
        return gazetteer.with(places);
    }

    static Place together(Place one, Place other) {
        return Place.of(OverlayNGRobust.union(List.of(one.geometry(), other.geometry())));
    }

    private static void collect(
            GeoJsonFile content, String file, YamlMap map, List<String> valueNames, Map<NamedValue, Place> places) {
        content.problems().forEach(problem -> map.report("file", file + ": " + problem));
        content.ground().forEach((code, parts) -> {
            Place place = Place.of(union(parts));
            valueNames.forEach(valueName ->
                    places.merge(new NamedValue(valueName.strip(), code), place, GazetteerSection::together));
        });
    }

    private static Geometry union(List<Geometry> parts) {
        return parts.size() == 1 ? parts.get(0) : OverlayNGRobust.union(parts);
    }
}
