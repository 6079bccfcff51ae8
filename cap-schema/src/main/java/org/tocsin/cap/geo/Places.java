package org.tocsin.cap.geo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.NamedValue;

/**
 * A gazetteer in memory. A geocode is looked up as it is written, but for white space around its name and value. Safe for
 * concurrent use; a lookup takes the same time however many places there are.
 */
public final class Places implements Gazetteer {
    private final Map<NamedValue, Place> byCode = new HashMap<>();

    public Places(Map<NamedValue, Place> places) {
        places.forEach((geocode, place) -> byCode.put(stripped(geocode), place));
    }

    /** These places, and others that outrank them where they bear the same code. */
    public Places with(Map<NamedValue, Place> others) {
        Places all = new Places(byCode);
        others.forEach((geocode, place) -> all.byCode.put(stripped(geocode), place));
        return all;
    }

    @Override
    public Optional<Geometry> find(NamedValue geocode) {
        return place(geocode).map(Place::geometry);
    }

    @Override
    public Optional<Place> place(NamedValue geocode) {
        return Optional.ofNullable(byCode.get(stripped(geocode)));
    }

    public int size() {
        return byCode.size();
    }

    private static NamedValue stripped(NamedValue geocode) {
        return new NamedValue(geocode.name().strip(), geocode.value().strip());
    }
}
