package org.tocsin.cellbroadcast.cbsp;

import java.util.Collection;
import java.util.List;

/** The cells that a message is about, all in one form (3GPP TS 48.049 8.2.6); at most 9362 as CGIs, 65535 octets. */
public record CellList(List<CellIdentity> cells) {
    /** How many cells one list names by CGI: what its 16-bit length holds. */
    public static final int MOST_CGIS = 9362;

    /** All cells of the controller. */
    public static final CellList ALL = new CellList(List.of(new CellIdentity.AllCells()));

    public CellList {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            // An empty list must never be taken for everywhere.
            throw new IllegalArgumentException("a cell list without cells");
        }
        int discriminator = cells.get(0).discriminator();
        if (cells.stream().anyMatch(cell -> cell.discriminator() != discriminator)) {
            throw new IllegalArgumentException("a cell list of mixed forms");
        }
        if (cells.size() > MOST_CGIS) {
            throw new IllegalArgumentException(cells.size() + " cells in one list");
        }
    }

    public static CellList of(Collection<? extends CellIdentity> cells) {
        return new CellList(List.copyOf(cells));
    }

    public int discriminator() {
        return cells.get(0).discriminator();
    }

    public boolean covers(CellIdentity.Cgi cell) {
        return cells.stream().anyMatch(identity -> identity.covers(cell));
    }
}
