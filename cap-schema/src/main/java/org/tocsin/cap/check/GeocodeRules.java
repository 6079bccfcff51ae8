package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Area;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.geo.Place;

/**
 * CAP-32: a geocode beside a shape names the ground that the shape draws. Whoever loses the shape on the way alerts what
 * the geocode names; that is how a polygon of one valley became ten million people.
 */
final class GeocodeRules implements Rule {
    /** Codes name whole districts, so they are always larger; ten times is more than a border drawn roughly. */
    private static final double MUCH_LARGER = 10;

    @Override
    public void check(Subject subject, Report report) {
        subject.forEachArea((area, path) -> {
            List<Named> named = named(area, path, subject.settings().gazetteer());
            if (!named.isEmpty()) {
                drawn(area).ifPresent(shape -> compare(named, shape, path, report));
            }
        });
    }

    private record Named(NamedValue geocode, Place place, String path) {}

    /** What is known of the geocodes, each once. */
    private static List<Named> named(Area area, String path, Gazetteer gazetteer) {
        Map<NamedValue, Named> named = new LinkedHashMap<>();
        for (int i = 0; i < area.geocodes().size(); i++) {
            NamedValue geocode = area.geocodes().get(i);
            String at = path + "/geocode[" + (i + 1) + "]";
            gazetteer.place(geocode).ifPresent(place -> named.putIfAbsent(geocode, new Named(geocode, place, at)));
        }
        return List.copyOf(named.values());
    }

    private static Optional<Place> drawn(Area area) {
        Area shapes = new Area(
                area.areaDesc(), area.polygons(), area.circles(), List.of(), Optional.empty(), Optional.empty());
        return AreaGeometry.of(List.of(shapes), Gazetteer.NONE).map(Place::of);
    }

    private static void compare(List<Named> named, Place drawn, String path, Report report) {
        List<Named> elsewhere = new ArrayList<>();
        Map<String, Double> sizes = new LinkedHashMap<>();
        for (Named one : named) {
            if (one.place().touches(drawn)) {
                sizes.merge(one.geocode().name(), one.place().squareKilometres(), Double::sum);
            } else {
                elsewhere.add(one);
            }
        }
        if (!elsewhere.isEmpty()) {
            report.warning("CAP-32", elsewhere.get(0).path(), disjoint(elsewhere));
        }
        sizes.entrySet().stream()
                .filter(size -> size.getValue() > MUCH_LARGER * drawn.squareKilometres())
                .findFirst()
                .ifPresent(size -> report.warning(
                        "CAP-32", path, muchLarger(size.getKey(), size.getValue(), drawn.squareKilometres())));
    }

    private static String disjoint(List<Named> elsewhere) {
        NamedValue first = elsewhere.get(0).geocode();
        return "The geocode " + Spoken.quoted(first.name() + " " + first.value())
                + (elsewhere.size() > 1 ? ", like " + (elsewhere.size() - 1) + " more of this area," : "")
                + " names ground that the polygons and circles beside it do not touch, and they decide where the alert"
                + " goes; correct the one that is wrong.";
    }

    private static String muchLarger(String valueName, double named, double drawn) {
        return String.format(
                Locale.ROOT,
                "The geocodes %s of the area name %.1f square kilometres, %.0f times the %.1f that it draws; whoever reads"
                        + " geocodes alone alerts all of it, so name the smallest places there are.",
                Spoken.quoted(valueName),
                named,
                named / drawn,
                drawn);
    }
}
