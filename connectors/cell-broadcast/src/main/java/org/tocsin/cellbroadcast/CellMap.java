package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.tocsin.cap.Alert;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.connector.ReachMap;
import org.tocsin.connector.ReachMap.Point;
import org.tocsin.connector.ReachMap.Site;

/** Where an alert would go on air: its area, the cells that would broadcast it and those around that would not. Pure. */
final class CellMap {
    /** A page shows no more, and nobody reads more. */
    private static final int MOST_SERVING = 300;

    private static final int MOST_OTHERS = 200;
    private static final int MOST_CORNERS = 1000;
    /** What is shown around the area, as a share of its size. */
    private static final double AROUND = 0.25;

    /** Far below what a screen can show of an area. */
    private static final double COARSENESS = 1 / 2000.0;

    private CellMap() {}

    /** Nothing when the area cannot be located. */
    static Optional<ReachMap> of(Alert alert, Gazetteer places, CellRegistry registry, Collection<Draft> drafts) {
        Set<Cgi> serving = new TreeSet<>();
        drafts.forEach(draft -> serving.addAll(draft.cells()));
        return AreaGeometry.of(alert, places).filter(area -> !area.isEmpty()).map(area -> of(area, registry, serving));
    }

    private static ReachMap of(Geometry area, CellRegistry registry, Set<Cgi> serving) {
        Envelope shown = new Envelope(area.getEnvelopeInternal());
        shown.expandBy(AROUND * Math.max(shown.getWidth(), shown.getHeight()));
        List<Site> in = new ArrayList<>();
        List<Site> out = new ArrayList<>();
        for (Cell cell : registry.around(shown)) {
            boolean serves = serving.contains(cell.identity());
            (serves ? in : out).add(site(cell, serves));
        }
        List<Site> sites = new ArrayList<>(in.subList(0, Math.min(MOST_SERVING, in.size())));
        sites.addAll(out.subList(0, Math.min(MOST_OTHERS, out.size())));
        return new ReachMap(outline(area), sites, serving.size(), out.size());
    }

    private static Site site(Cell cell, boolean serves) {
        return new Site(cell.identity().toString(), cell.longitude(), cell.latitude(), cell.rangeMetres(), serves);
    }

    private static List<List<Point>> outline(Geometry area) {
        Envelope extent = area.getEnvelopeInternal();
        double tolerance = Math.max(extent.getWidth(), extent.getHeight()) * COARSENESS;
        Geometry drawn = area.getNumPoints() > MOST_CORNERS ? DouglasPeuckerSimplifier.simplify(area, tolerance) : area;
        List<List<Point>> rings = new ArrayList<>();
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            if (drawn.getGeometryN(i) instanceof Polygon polygon) {
                rings.add(ring(polygon.getExteriorRing()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(ring(polygon.getInteriorRingN(hole)));
                }
            }
        }
        return rings;
    }

    private static List<Point> ring(LineString ring) {
        return Arrays.stream(ring.getCoordinates())
                .map(corner -> new Point(corner.x, corner.y))
                .toList();
    }
}
