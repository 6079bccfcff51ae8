package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.geo.RingShape;

/**
 * The {@code areas} of a plan file: a polygon of {@code latitude,longitude} pairs as CAP writes it, and the geocodes that
 * mean it; or geocodes alone, whose places the gazetteers know.
 */
final class AreaSection {
    private AreaSection() {}

    static List<PlanArea> read(YamlMap root, Gazetteer gazetteer) {
        List<PlanArea> areas = new ArrayList<>();
        for (YamlMap map : root.maps("areas")) {
            String name = map.text("name");
            List<NamedValue> geocodes = map.convertedTexts("geocodes", AreaSection::geocode);
            Optional<Geometry> geometry = ground(map, geocodes, gazetteer);
            map.finish();
            if (areas.stream().anyMatch(area -> area.name().equals(name))) {
                map.report("name", "Another area bears the name '" + name + "' already.");
            }
            geometry.ifPresent(found -> areas.add(new PlanArea(name, new Ground(found), geocodes)));
        }
        return areas;
    }

    /** Looks areas up by name and reports names that no area bears. */
    static List<PlanArea> named(YamlMap map, String key, List<PlanArea> areas) {
        return map.convertedTexts(key, name -> areas.stream()
                .filter(area -> area.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no area of this plan is called '" + name + "'")));
    }

    private static Optional<Geometry> ground(YamlMap map, List<NamedValue> geocodes, Gazetteer gazetteer) {
        if (map.has("polygon")) {
            return map.value("polygon", Optional.empty(), text -> Optional.of(polygon(text)));
        }
        if (geocodes.isEmpty()) {
            map.report("polygon", "This is missing. Draw the area, or name it by geocodes that a gazetteer knows.");
        }
        return named(map, geocodes, gazetteer);
    }

    /** The union of the places; a code that no gazetteer knows is a problem, not a smaller area. */
    private static Optional<Geometry> named(YamlMap map, List<NamedValue> geocodes, Gazetteer gazetteer) {
        List<Geometry> places = new ArrayList<>();
        for (NamedValue geocode : geocodes) {
            gazetteer
                    .find(geocode)
                    .ifPresentOrElse(
                            places::add,
                            () -> map.report(
                                    "geocodes",
                                    "No gazetteer of this plan knows '" + geocode.name() + " " + geocode.value()
                                            + "'. Correct it, add its file under gazetteers, or draw a polygon here."));
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(OverlayNGRobust.union(places));
    }

    private static Geometry polygon(String text) {
        List<Position> ring =
                Arrays.stream(text.strip().split("\\s+")).map(AreaSection::pair).toList();
        if (ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
            throw new IllegalArgumentException("a polygon needs at least four pairs and ends where it begins");
        }
        return RingShape.of(new Polygon(ring))
                .filter(shape -> shape.crossing().isEmpty())
                .map(RingShape::geometry)
                .orElseThrow(() ->
                        new IllegalArgumentException("the polygon crosses itself or encloses nothing; no line of it"
                                + " may go half round the globe"));
    }

    private static Position pair(String pair) {
        String[] numbers = pair.split(",", -1);
        try {
            double latitude = Double.parseDouble(numbers[0]);
            double longitude = Double.parseDouble(numbers[1]);
            if (numbers.length == 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Position(latitude, longitude);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + pair + "' is no pair latitude,longitude", e);
        }
        throw new IllegalArgumentException("'" + pair + "' is no pair latitude,longitude");
    }

    private static NamedValue geocode(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("write a geocode as 'valueName value', such as 'SAME 061001'");
        }
        return new NamedValue(words[0], words[1]);
    }
}
