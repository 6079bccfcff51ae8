package org.tocsin.cap.xml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.xml.binding.AreaElement;

/** From the binding of one area to its record: the text of polygons (CAP-25) and circles (CAP-29) becomes numbers. */
final class AreaConversion {
    private final Texts texts;
    private final Notes notes;
    private final NamedValues namedValues;
    /** The languages of a message repeat its shapes; each is read once, and is one object for all of them. */
    private final Map<String, Polygon> drawn = new HashMap<>();

    AreaConversion(Texts texts, NamedValues namedValues) {
        this.texts = texts;
        this.notes = texts.notes();
        this.namedValues = namedValues;
    }

    Area area(AreaElement element, String path) {
        boolean heights = hasHeights(element, path);
        return new Area(
                texts.required(element.getAreaDesc(), path + "/areaDesc"),
                polygons(element.getPolygon(), path),
                circles(element.getCircle(), path),
                namedValues.of(element.getGeocode(), path + "/geocode"),
                heights ? height(element.getAltitude(), path + "/altitude") : Optional.empty(),
                heights ? height(element.getCeiling(), path + "/ceiling") : Optional.empty());
    }

    /** In older versions heights are any text; words for one of them leave out both, since they mean a range together. */
    private boolean hasHeights(AreaElement element, String path) {
        boolean numbers = isNumberOrAbsent(element.getAltitude()) && isNumberOrAbsent(element.getCeiling());
        if (!numbers && notes.isOlder()) {
            notes.assumed(
                    Finding.Level.WARNING,
                    "CAP-30",
                    path,
                    "The altitude or ceiling is no number, which CAP "
                            + notes.version().text() + " allows; both are ignored. Write feet above mean sea level.");
        }
        return numbers || !notes.isOlder();
    }

    private static boolean isNumberOrAbsent(@Nullable String text) {
        return text == null || Coordinates.number(text.strip()).isPresent();
    }

    private Optional<BigDecimal> height(@Nullable String text, String path) {
        return texts.decimal(text == null ? null : text.strip(), path);
    }

    private List<Polygon> polygons(List<String> elements, String path) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            polygon(elements.get(i), path + "/polygon[" + (i + 1) + "]").ifPresent(polygons::add);
        }
        return polygons;
    }

    private Optional<Polygon> polygon(String text, String path) {
        Optional<Polygon> polygon = Optional.ofNullable(drawn.get(text)).or(() -> ring(text, path));
        polygon.ifPresent(ring -> drawn.put(text, ring));
        return polygon;
    }

    private Optional<Polygon> ring(String text, String path) {
        List<String> pairs = Texts.split(text);
        if (pairs.isEmpty()) {
            notes.deviation(Deviation.Kind.EMPTY_POLYGON, path, "");
            return Optional.empty();
        }
        List<Position> ring = new ArrayList<>(pairs.size());
        for (String pair : pairs) {
            Optional<Position> position = Coordinates.position(pair);
            if (position.isEmpty()) {
                notes.unreadable(
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
            notes.deviation(Deviation.Kind.EMPTY_CIRCLE, path, "");
            return Optional.empty();
        }
        Optional<Circle> circle = parts.size() == 2
                ? Coordinates.position(parts.get(0))
                        .flatMap(centre -> Coordinates.number(parts.get(1)).map(radius -> new Circle(centre, radius)))
                : Optional.empty();
        if (circle.isEmpty()) {
            notes.unreadable(
                    "CAP-29",
                    path,
                    "The circle is " + Texts.quoted(text.strip())
                            + "; write latitude,longitude, one space and the radius in kilometres.");
        }
        return circle;
    }
}
