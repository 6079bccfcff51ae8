package org.tocsin.cellbroadcast.sbcap;

import java.util.Comparator;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/**
 * A cell of the fourth generation anywhere in the world (3GPP TS 23.003 19.6).
 *
 * @param cell 28 bits: the base station and its cell
 */
public record Ecgi(Plmn plmn, int cell) implements Comparable<Ecgi> {
    static final int CELL_BITS = 28;
    private static final int LAST = (1 << CELL_BITS) - 1;
    private static final Comparator<Ecgi> ORDER =
            Comparator.comparing(Ecgi::plmn).thenComparingInt(Ecgi::cell);

    public Ecgi {
        if (cell < 0 || cell > LAST) {
            throw new IllegalArgumentException("cell identity " + cell);
        }
    }

    @Override
    public int compareTo(Ecgi other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return plmn + "-" + cell;
    }
}
