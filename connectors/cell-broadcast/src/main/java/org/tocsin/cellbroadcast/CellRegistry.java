package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;

/** The cells of one peer by place. Immutable, safe for concurrent use. */
final class CellRegistry {
    private final STRtree index = new STRtree();
    private final Set<Cgi> identities;
    private final Map<Integer, Set<Cgi>> byLac = new HashMap<>();
    private final boolean complete;

    /** @param complete whether the peer has no other cells, so that "all cells" means these */
    CellRegistry(List<Cell> cells, boolean complete) {
        this.complete = complete;
        Set<Cgi> all = new TreeSet<>();
        for (Cell cell : cells) {
            Coverage coverage = Coverage.of(cell);
            coverage.envelopes().forEach(envelope -> index.insert(envelope, coverage));
            all.add(cell.identity());
            byLac.computeIfAbsent(cell.identity().lac(), lac -> new TreeSet<>()).add(cell.identity());
        }
        this.identities = Set.copyOf(all);
        index.build();
    }

    int size() {
        return identities.size();
    }

    /** The cells whose coverage, a circle around the site, meets the area; x is longitude in degrees. */
    SortedSet<Cgi> cellsIn(Geometry area) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        SortedSet<Cgi> selected = new TreeSet<>();
        for (Coverage coverage : candidates(area.getEnvelopeInternal())) {
            if (coverage.meets(prepared)) {
                selected.add(coverage.cell().identity());
            }
        }
        return selected;
    }

    /**
     * The shortest lists that name exactly these cells. Forms that name cells by their area are used only where the registry
     * is complete: a controller may have cells that the registry does not know, and nothing may go wider than ordered.
     */
    List<CellList> listsFor(Collection<Cgi> cells) {
        if (complete && cells.size() == identities.size() && identities.containsAll(cells)) {
            return List.of(CellList.ALL);
        }
        if (complete) {
            Set<Integer> areas = new TreeSet<>();
            cells.forEach(cell -> areas.add(cell.lac()));
            int inAreas = areas.stream().mapToInt(lac -> cellsOf(lac).size()).sum();
            if (inAreas == cells.size() && identities.containsAll(cells)) {
                return List.of(
                        CellList.of(areas.stream().map(CellIdentity.Lac::new).toList()));
            }
        }
        List<Cgi> all = List.copyOf(cells);
        List<CellList> lists = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += CellList.MOST_CGIS) {
            lists.add(CellList.of(all.subList(begin, Math.min(begin + CellList.MOST_CGIS, all.size()))));
        }
        return lists;
    }

    /** The cells that reach into a rectangle in degrees, each once, in the order of their identities. */
    List<Cell> around(Envelope rectangle) {
        return candidates(rectangle).stream()
                .map(Coverage::cell)
                .distinct()
                .sorted(Comparator.comparing(Cell::identity))
                .toList();
    }

    private Set<Cgi> cellsOf(int lac) {
        return byLac.getOrDefault(lac, Set.of());
    }

    private List<Coverage> candidates(Envelope envelope) {
        List<Coverage> found = new ArrayList<>();
        index.query(envelope, item -> found.add((Coverage) item));
        return found;
    }
}
