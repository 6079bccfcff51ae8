package org.tocsin.cellbroadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;

/**
 * What another registry changes.
 *
 * @param added cells that come
 * @param removed cells that go: nobody is warned there any more
 * @param changed cells that stand elsewhere or cover something else
 */
record CellDiff(List<Cgi> added, List<Cgi> removed, List<Cgi> changed, CellRegistry before, CellRegistry after) {
    private static final int SHOWN = 10;

    static CellDiff of(CellRegistry before, CellRegistry after) {
        List<Cgi> added = new ArrayList<>();
        List<Cgi> changed = new ArrayList<>();
        for (Cgi cell : after.cells()) {
            if (!before.cells().contains(cell)) {
                added.add(cell);
            } else if (!before.isSameIn(after, cell)) {
                changed.add(cell);
            }
        }
        List<Cgi> removed = before.cells().stream()
                .filter(cell -> !after.cells().contains(cell))
                .toList();
        return new CellDiff(added, removed, changed, before, after);
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** Whether so much goes that a slip is likelier than a change of the network: more than a tenth of the cells. */
    boolean losesMany() {
        return removed.size() * 10L > before.size();
    }

    /** One sentence with the numbers. */
    String summary() {
        return before.size() + " cells before, " + after.size() + " after: " + added.size() + " added, "
                + removed.size() + " removed, " + changed.size() + " changed.";
    }

    /** The numbers, then the location areas that come and go, then the first cells of each kind. */
    List<String> lines() {
        if (isEmpty()) {
            return List.of("Both registries hold the same " + before.size() + " cells.");
        }
        return Stream.of(
                        Stream.of(summary()),
                        locationAreas().stream(),
                        shown("+", added, after::describe),
                        shown("-", removed, before::describe),
                        shown("~", changed, cell -> before.describe(cell) + " -> " + after.describe(cell)))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> locationAreas() {
        Map<Integer, Integer> old = byLocationArea(before);
        Map<Integer, Integer> fresh = byLocationArea(after);
        List<String> lines = new ArrayList<>();
        fresh.forEach((lac, cells) -> {
            if (!old.containsKey(lac)) {
                lines.add("The location area " + lac + " comes with " + cells + " cells.");
            }
        });
        old.forEach((lac, cells) -> {
            if (!fresh.containsKey(lac)) {
                lines.add("The location area " + lac + " goes with its " + cells + " cells.");
            }
        });
        return lines;
    }

    private static Map<Integer, Integer> byLocationArea(CellRegistry registry) {
        Map<Integer, Integer> cells = new TreeMap<>();
        registry.cells().forEach(cell -> cells.merge(cell.lac(), 1, Integer::sum));
        return cells;
    }

    private static Stream<String> shown(String sign, List<Cgi> cells, Function<Cgi, String> words) {
        List<String> lines = cells.stream()
                .limit(SHOWN)
                .map(cell -> sign + " " + cell + " " + words.apply(cell))
                .collect(Collectors.toCollection(ArrayList::new));
        if (cells.size() > SHOWN) {
            lines.add(sign + " and " + (cells.size() - SHOWN) + " more");
        }
        return lines.stream();
    }
}
