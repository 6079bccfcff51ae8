package org.tocsin.cellbroadcast;

import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.sbcap.Ecgi;

/**
 * Cells of the fourth generation in the place of those of the second: the 28 bits of their identity stand as two numbers, the
 * upper 12 bits where those have the location area, the lower 16 where they have the cell.
 */
final class EutranCells {
    private static final int LOW_BITS = 16;
    private static final int LOW = 0xffff;

    private EutranCells() {}

    static Ecgi ecgi(Cgi cell) {
        return new Ecgi(cell.plmn(), cell.lac() << LOW_BITS | cell.ci());
    }

    static Cgi cgi(Ecgi cell) {
        return new Cgi(cell.plmn(), cell.cell() >> LOW_BITS, cell.cell() & LOW);
    }
}
