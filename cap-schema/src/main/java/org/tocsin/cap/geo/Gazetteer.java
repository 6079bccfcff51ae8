package org.tocsin.cap.geo;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.NamedValue;

/** The places that geocodes name. Safe for concurrent use; answers at once, from memory. */
@FunctionalInterface
public interface Gazetteer {
    /** Knows no place. */
    Gazetteer NONE = geocode -> Optional.empty();

    /** The polygon or polygons of the place, x the longitude; empty when unknown, never "everywhere". */
    Optional<Geometry> find(NamedValue geocode);

    /** The same place with its size, ready to be compared. */
    default Optional<Place> place(NamedValue geocode) {
        return find(geocode).map(Place::of);
    }
}
