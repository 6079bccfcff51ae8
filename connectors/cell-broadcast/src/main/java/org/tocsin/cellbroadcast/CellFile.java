package org.tocsin.cellbroadcast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.connector.Settings;

/**
 * A file with a cell registry, read for people who look after it.
 *
 * @param cells the cells that could be read
 * @param leftOut rows of other radio technologies, by their name
 * @param problems what is wrong with it, as whole sentences; empty when a channel can take it
 */
public record CellFile(CellRegistry cells, SortedMap<String, Integer> leftOut, List<String> problems) {
    public CellFile {
        problems = List.copyOf(problems);
    }

    /** All cells of the file, of whatever peer. */
    public static CellFile read(Path file) {
        List<String> problems = new ArrayList<>();
        CellRegistryFile.Contents contents = CellRegistryFile.read(file, cell -> true, problems::add);
        return new CellFile(new CellRegistry(contents.cells(), false), contents.leftOut(), problems);
    }

    /** The cells that a channel of these settings takes from a file. */
    public static CellFile read(Path file, Settings settings) {
        List<String> problems = new ArrayList<>();
        CellRegistryFile.Contents contents =
                CellRegistryFile.read(
                        file,
                        Transport.from(settings).radio(),
                        CellBroadcastConfig.wanted(settings),
                        problems::add);
        return new CellFile(new CellRegistry(contents.cells(), false), contents.leftOut(), problems);
    }

    /** What it holds, a sentence for each thing to know. */
    public List<String> summary() {
        Set<Plmn> networks = new TreeSet<>();
        Set<Integer> areas = new TreeSet<>();
        for (Cgi cell : cells.cells()) {
            networks.add(cell.plmn());
            areas.add(cell.lac());
        }
        List<String> lines = new ArrayList<>();
        lines.add(cells.size() + " GSM cells in " + areas.size() + " location areas of " + networks.size()
                + (networks.size() == 1 ? " network." : " networks."));
        leftOut.forEach(
                (radio, rows) -> lines.add(rows + " rows of " + radio + " are left out: CBSP does not reach them."));
        return lines;
    }

    /** What changes when this one takes the place of another, a line for each thing to know. */
    public List<String> changesFrom(CellFile before) {
        return CellDiff.of(before.cells, cells).lines();
    }

    /** Whether both hold the same cells at the same places. */
    public boolean isSameAs(CellFile before) {
        return CellDiff.of(before.cells, cells).isEmpty();
    }

    /** Whether more than a tenth of the cells of another is missing here. */
    public boolean losesManyOf(CellFile before) {
        return CellDiff.of(before.cells, cells).losesMany();
    }
}
