package org.tocsin.cellbroadcast;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * Reads a cell registry: comma-separated, UTF-8, a header that names the columns in any order, other columns passed over; or a
 * file of a public cell database. Rows of a radio technology other than {@code GSM} are left out: CBSP leads to controllers of
 * the second generation alone.
 */
final class CellRegistryFile {
    private static final int MOST_PROBLEMS = 10;

    /**
     * What a file holds.
     *
     * @param cells each identity once
     * @param leftOut rows of other radio technologies, by their name
     */
    record Contents(List<Cell> cells, SortedMap<String, Integer> leftOut) {}

    private final List<Cell> cells = new ArrayList<>();
    private final Set<Cgi> seen = new HashSet<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private final String radio;
    private final Predicate<Cell> wanted;
    private final Consumer<String> problems;
    private int reported;

    private CellRegistryFile(String radio, Predicate<Cell> wanted, Consumer<String> problems) {
        this.radio = radio;
        this.wanted = wanted;
        this.problems = problems;
    }

    /** The cells of the file; what is wrong with it goes to {@code problems} as whole sentences, the first ten at most. */
    static List<Cell> read(Path file, Consumer<String> problems) {
        return read(file, cell -> true, problems).cells();
    }

    /** The same of some cells alone; every row is looked at all the same. A file without any of them is a problem. */
    static Contents read(Path file, Predicate<Cell> wanted, Consumer<String> problems) {
        return read(file, CellColumns.GSM, wanted, problems);
    }

    /** The same of one radio technology, as the column {@code rat} names it. */
    static Contents read(Path file, String radio, Predicate<Cell> wanted, Consumer<String> problems) {
        CellRegistryFile reader = new CellRegistryFile(radio, wanted, problems);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.read(lines);
        } catch (IOException e) {
            reader.report("The cell registry " + file + " cannot be read: " + e.getMessage() + ".");
        }
        if (reader.reported > MOST_PROBLEMS) {
            problems.accept("And " + (reader.reported - MOST_PROBLEMS) + " more.");
        }
        return new Contents(reader.cells, reader.leftOut);
    }

    private void read(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        Optional<CellColumns> columns = first == null ? Optional.empty() : CellColumns.of(CellColumns.fields(first));
        if (first == null || columns.isEmpty()) {
            report("The first line of the cell registry must name the columns " + String.join(",", CellColumns.OWN)
                    + ", or those of a public cell database.");
            return;
        }
        if (!columns.get().isHeader()) {
            row(1, first, columns.get());
        }
        int number = 2;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            if (!line.isBlank()) {
                row(number, line, columns.get());
            }
        }
        if (cells.isEmpty() && reported == 0) {
            report(
                    seen.isEmpty()
                            ? "The cell registry has no " + radio + " cell."
                            : "The cell registry has no cell of this peer; look at its columns peer and tags.");
        }
    }

    private void row(int number, String line, CellColumns columns) {
        try {
            List<String> fields = CellColumns.fields(line);
            String other = columns.radio(fields);
            if (!other.equals(radio)) {
                leftOut.merge(other, 1, Integer::sum);
                return;
            }
            Cell cell = columns.cell(fields);
            if (!seen.add(cell.identity())) {
                throw new IllegalArgumentException("the cell " + cell.identity() + " stands there twice");
            }
            if (wanted.test(cell)) {
                cells.add(cell);
            }
        } catch (IllegalArgumentException e) {
            report("Line " + number + " of the cell registry: " + e.getMessage() + ".");
        }
    }

    private void report(String problem) {
        if (reported++ < MOST_PROBLEMS) {
            problems.accept(problem);
        }
    }
}
