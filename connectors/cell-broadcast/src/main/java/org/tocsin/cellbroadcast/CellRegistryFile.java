package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/**
 * Reads a cell registry: comma-separated, UTF-8, a header that names the columns in any order, other columns passed over.
 * Rows of a radio technology other than {@code GSM} are left out: CBSP leads to controllers of the second generation alone.
 */
final class CellRegistryFile {
    private static final List<String> COLUMNS =
            List.of("rat", "mcc", "mnc", "lac", "ci", "latitude", "longitude", "range_metres");
    private static final int MOST_PROBLEMS = 10;

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Set<Cgi> seen = new HashSet<>();
    private final Consumer<String> problems;
    private int reported;

    private CellRegistryFile(Consumer<String> problems) {
        this.problems = problems;
    }

    /** The cells of the file; what is wrong with it goes to {@code problems} as whole sentences, the first ten at most. */
    static List<Cell> read(Path file, Consumer<String> problems) {
        CellRegistryFile reader = new CellRegistryFile(problems);
        try {
            reader.read(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            reader.report("The cell registry " + file + " cannot be read: " + e.getMessage() + ".");
        }
        return List.copyOf(reader.cells);
    }

    private void read(List<String> lines) {
        if (lines.isEmpty() || !header(fields(lines.get(0)))) {
            report("The first line of the cell registry must name the columns " + String.join(",", COLUMNS) + ".");
            return;
        }
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                row(line + 1, fields(lines.get(line)));
            }
        }
        if (cells.isEmpty() && reported == 0) {
            report("The cell registry has no GSM cell.");
        }
    }

    private boolean header(List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            columns.put(names.get(column).toLowerCase(Locale.ROOT), column);
        }
        return columns.keySet().containsAll(COLUMNS);
    }

    private void row(int line, List<String> fields) {
        try {
            if (field(fields, "rat").equalsIgnoreCase("GSM")) {
                Cell cell = cell(fields);
                if (!seen.add(cell.identity())) {
                    throw new IllegalArgumentException("the cell " + cell.identity() + " stands there twice");
                }
                cells.add(cell);
            }
        } catch (IllegalArgumentException e) {
            report("Line " + line + " of the cell registry: " + e.getMessage() + ".");
        }
    }

    private Cell cell(List<String> fields) {
        Cgi identity = new Cgi(
                new Plmn(field(fields, "mcc"), field(fields, "mnc")),
                Integer.parseInt(field(fields, "lac")),
                Integer.parseInt(field(fields, "ci")));
        return new Cell(
                identity,
                Double.parseDouble(field(fields, "latitude")),
                Double.parseDouble(field(fields, "longitude")),
                Double.parseDouble(field(fields, "range_metres")));
    }

    private String field(List<String> fields, String column) {
        int index = columns.getOrDefault(column, Integer.MAX_VALUE);
        if (index >= fields.size()) {
            throw new IllegalArgumentException("the column " + column + " is missing");
        }
        return fields.get(index);
    }

    private void report(String problem) {
        if (reported++ < MOST_PROBLEMS) {
            problems.accept(problem);
        }
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.replace("\ufeff", "").split(",", -1))
                .map(String::strip)
                .toList();
    }
}
