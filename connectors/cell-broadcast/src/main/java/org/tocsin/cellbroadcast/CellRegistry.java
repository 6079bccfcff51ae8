package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;

/** The cells of one peer by place. Immutable, safe for concurrent use; some 60 octets for each cell. */
public final class CellRegistry {
    /** No cell at all. */
    static final CellRegistry EMPTY = new CellRegistry(List.of(), false);

    private final Cgi[] identities;
    private final CellIndex index;
    private final Map<Integer, Integer> sizeOfLac = new HashMap<>();
    private final boolean complete;
    private final CellSelection selection;

    /** Selects whatever reaches into an area. */
    CellRegistry(List<Cell> cells, boolean complete) {
        this(cells, complete, CellSelection.USUAL);
    }

    /**
     * @param cells each identity once
     * @param complete whether the peer has no other cells, so that "all cells" means these
     */
    CellRegistry(List<Cell> cells, boolean complete, CellSelection selection) {
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparing(Cell::identity));
        this.identities = sorted.stream().map(Cell::identity).toArray(Cgi[]::new);
        this.index = new CellIndex(sorted);
        this.complete = complete;
        this.selection = selection;
        for (Cgi identity : identities) {
            sizeOfLac.merge(identity.lac(), 1, Integer::sum);
        }
    }

    int size() {
        return identities.length;
    }

    /** Where a cell of this registry is and what it covers, in words. */
    String describe(Cgi cell) {
        return index.describe(Arrays.binarySearch(identities, cell));
    }

    /** Whether a cell of both is at the same place in the other and covers the same there. */
    boolean isSameIn(CellRegistry other, Cgi cell) {
        return index.isSame(
                Arrays.binarySearch(identities, cell), other.index, Arrays.binarySearch(other.identities, cell));
    }

    /** All cells, in their order. */
    SortedSet<Cgi> cells() {
        return new SortedCells(identities);
    }

    /** The cells that belong to the area; x is longitude in degrees. Empty is for the caller to refuse, never "everywhere". */
    SortedSet<Cgi> cellsIn(Geometry area) {
        BitSet found = index.cellsIn(area, selection);
        return new SortedCells(found.stream().mapToObj(i -> identities[i]).toArray(Cgi[]::new));
    }

    /**
     * The shortest lists that name exactly these cells. Forms that name cells by their area are used only where the registry
     * is complete: a controller may have cells that the registry does not know, and nothing may go wider than ordered.
     */
    List<CellList> listsFor(Collection<Cgi> cells) {
        if (complete && cells().containsAll(cells)) {
            if (cells.size() == identities.length) {
                return List.of(CellList.ALL);
            }
            Set<Integer> areas = new TreeSet<>();
            cells.forEach(cell -> areas.add(cell.lac()));
            int inAreas = areas.stream().mapToInt(this::sizeOf).sum();
            if (inAreas == cells.size()) {
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

    private int sizeOf(int lac) {
        return sizeOfLac.getOrDefault(lac, 0);
    }
}
