package org.tocsin.cellbroadcast;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/** Cells in their order as one array, for sets of hundreds of thousands. Immutable. */
// A NavigableSet would be a dozen more methods that nobody calls.
@SuppressWarnings("JdkObsolete")
final class SortedCells extends AbstractSet<Cgi> implements SortedSet<Cgi> {
    private final Cgi[] cells;

    /** @param cells in their natural order, none twice; not copied */
    SortedCells(Cgi[] cells) {
        this.cells = cells;
    }

    @Override
    public int size() {
        return cells.length;
    }

    @Override
    public boolean contains(@Nullable Object cell) {
        return cell instanceof Cgi && Arrays.binarySearch(cells, cell) >= 0;
    }

    @Override
    public Iterator<Cgi> iterator() {
        return Arrays.asList(cells).iterator();
    }

    @Override
    public @Nullable Comparator<? super Cgi> comparator() {
        return null;
    }

    @Override
    public SortedSet<Cgi> subSet(Cgi from, Cgi to) {
        return range(position(from), position(to));
    }

    @Override
    public SortedSet<Cgi> headSet(Cgi to) {
        return range(0, position(to));
    }

    @Override
    public SortedSet<Cgi> tailSet(Cgi from) {
        return range(position(from), cells.length);
    }

    @Override
    public Cgi first() {
        return at(0);
    }

    @Override
    public Cgi last() {
        return at(cells.length - 1);
    }

    private Cgi at(int index) {
        if (cells.length == 0) {
            throw new NoSuchElementException("no cell");
        }
        return cells[index];
    }

    private int position(Cgi cell) {
        int found = Arrays.binarySearch(cells, cell);
        return found < 0 ? -found - 1 : found;
    }

    private SortedSet<Cgi> range(int from, int to) {
        return new SortedCells(Arrays.copyOfRange(cells, from, to));
    }
}
