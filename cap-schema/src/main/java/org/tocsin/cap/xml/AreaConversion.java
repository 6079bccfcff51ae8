package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.xml.binding.AreaElement;

/** From the binding of one area to its record: the text of polygons (CAP-25) and circles (CAP-29) becomes numbers. */
final class AreaConversion {
    private final Texts texts;

    AreaConversion(Texts texts) {
        this.texts = texts;
    }

    Area area(AreaElement element, String path) {
        return new Area(
                element.getAreaDesc(),
                polygons(element.getPolygon(), path),
                circles(element.getCircle(), path),
                InfoConversion.namedValues(element.getGeocode()),
                texts.decimal(element.getAltitude(), path + "/altitude"),
                texts.decimal(element.getCeiling(), path + "/ceiling"));
    }

    private List<Polygon> polygons(List<String> elements, String path) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            polygon(elements.get(i), path + "/polygon[" + (i + 1) + "]").ifPresent(polygons::add);
        }
        return polygons;
    }

    private Optional<Polygon> polygon(String text, String path) {
        List<String> pairs = Texts.split(text);
        if (pairs.isEmpty()) {
            texts.findings().warning("CAP-25", path, "The polygon is empty and is ignored; leave the element out.");
            return Optional.empty();
        }
        List<Position> ring = new ArrayList<>(pairs.size());
        for (String pair : pairs) {
            Optional<Position> position = Coordinates.position(pair);
            if (position.isEmpty()) {
                texts.findings()
                        .error(
                                "CAP-25",
                                path,
                                "The polygon holds " + Texts.quoted(pair)
                                        + ", which is no pair of numbers; write latitude,longitude pairs with white space"
                                        + " between them.");
                return Optional.empty();
            }
            ring.add(position.get());
        }
        return Optional.of(new Polygon(ring));
    }

    private List<Circle> circles(List<String> elements, String path) {
        List<Circle> circles = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            circle(elements.get(i), path + "/circle[" + (i + 1) + "]").ifPresent(circles::add);
        }
        return circles;
    }

    private Optional<Circle> circle(String text, String path) {
        List<String> parts = Texts.split(text);
        if (parts.isEmpty()) {
            texts.findings().warning("CAP-29", path, "The circle is empty and is ignored; leave the element out.");
            return Optional.empty();
        }
        Optional<Circle> circle = parts.size() == 2
                ? Coordinates.position(parts.get(0))
                        .flatMap(centre -> Coordinates.number(parts.get(1)).map(radius -> new Circle(centre, radius)))
                : Optional.empty();
        if (circle.isEmpty()) {
            texts.findings()
                    .error(
                            "CAP-29",
                            path,
                            "The circle is " + Texts.quoted(text.strip())
                                    + "; write latitude,longitude, one space and the radius in kilometres.");
        }
        return circle;
    }
}
