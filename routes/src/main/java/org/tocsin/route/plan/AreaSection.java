package org.tocsin.route.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.NamedValue;

/** The {@code areas} of a plan file: a polygon of {@code latitude,longitude} pairs as CAP writes it, and its geocodes. */
final class AreaSection {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private AreaSection() {}

    static List<PlanArea> read(YamlMap root) {
        List<PlanArea> areas = new ArrayList<>();
        for (YamlMap map : root.maps("areas")) {
            String name = map.text("name");
            Optional<Geometry> geometry = map.has("polygon")
                    ? map.value("polygon", Optional.empty(), text -> Optional.of(polygon(text)))
                    : missing(map);
            List<NamedValue> geocodes = map.convertedTexts("geocodes", AreaSection::geocode);
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

    private static Optional<Geometry> missing(YamlMap map) {
        map.text("polygon");
        return Optional.empty();
    }

    private static Geometry polygon(String text) {
        Coordinate[] ring =
                Arrays.stream(text.strip().split("\\s+")).map(AreaSection::pair).toArray(Coordinate[]::new);
        if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
            throw new IllegalArgumentException("a polygon needs at least four pairs and ends where it begins");
        }
        Geometry polygon = GEOMETRY.createPolygon(ring);
        if (!polygon.isValid() || polygon.getArea() == 0) {
            throw new IllegalArgumentException("the polygon crosses itself or encloses nothing");
        }
        return polygon;
    }

    private static Coordinate pair(String pair) {
        String[] numbers = pair.split(",", -1);
        try {
            double latitude = Double.parseDouble(numbers[0]);
            double longitude = Double.parseDouble(numbers[1]);
            if (numbers.length == 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Coordinate(longitude, latitude);
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
