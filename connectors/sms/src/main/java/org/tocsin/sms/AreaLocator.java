package org.tocsin.sms;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Area;

/** Where areas are on the map; empty when none of them can be located. */
@FunctionalInterface
interface AreaLocator {
    Optional<Geometry> locate(List<Area> areas);
}
