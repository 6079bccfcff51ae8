package org.tocsin.cellbroadcast;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * The cells that a peer has reported as lost: nothing is written there until it names them in a RESTART (3GPP TS 48.049 7.7).
 * Not kept: a peer tells anew at every connect. Safe for concurrent use.
 */
final class BarredCells {
    private final Set<CellIdentity> barred = new HashSet<>();

    synchronized void add(List<CellIdentity> cells) {
        barred.addAll(cells);
    }

    /** Brings back what these identities name, in whatever form. */
    synchronized void remove(List<CellIdentity> cells) {
        barred.removeIf(lost -> cells.stream().anyMatch(identity -> covers(identity, lost)));
    }

    /** Those of the cells that are barred. */
    synchronized Set<Cgi> among(Collection<Cgi> cells) {
        Set<Cgi> found = new TreeSet<>();
        if (!barred.isEmpty()) {
            cells.stream().filter(this::isBarred).forEach(found::add);
        }
        return found;
    }

    private boolean isBarred(Cgi cell) {
        return barred.contains(cell) || barred.stream().anyMatch(identity -> identity.covers(cell));
    }

    private static boolean covers(CellIdentity identity, CellIdentity lost) {
        if (identity.equals(lost) || identity instanceof CellIdentity.AllCells) {
            return true;
        }
        if (lost instanceof Cgi cell) {
            return identity.covers(cell);
        }
        return lost instanceof CellIdentity.LacCi cell && covers(identity, cell);
    }

    /** RESTART names a cell as LAC and CI, or its whole location area. */
    private static boolean covers(CellIdentity identity, CellIdentity.LacCi lost) {
        if (identity instanceof Cgi cell) {
            return cell.lac() == lost.lac() && cell.ci() == lost.ci();
        } else if (identity instanceof CellIdentity.Ci ci) {
            return ci.ci() == lost.ci();
        } else if (identity instanceof CellIdentity.Lai area) {
            return area.lac() == lost.lac();
        }
        return identity instanceof CellIdentity.Lac area && area.lac() == lost.lac();
    }
}
