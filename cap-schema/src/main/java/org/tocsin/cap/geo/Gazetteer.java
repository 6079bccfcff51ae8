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
}
