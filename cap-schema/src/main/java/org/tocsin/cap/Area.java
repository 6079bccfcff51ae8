package org.tocsin.cap;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A named area: the union of its polygons, circles and geocodes. Altitude and ceiling in feet above sea level. */
public record Area(
        String areaDesc,
        List<Polygon> polygons,
        List<Circle> circles,
        List<NamedValue> geocodes,
        Optional<BigDecimal> altitude,
        Optional<BigDecimal> ceiling) {
    public Area {
        polygons = List.copyOf(polygons);
        circles = List.copyOf(circles);
        geocodes = List.copyOf(geocodes);
    }
}
