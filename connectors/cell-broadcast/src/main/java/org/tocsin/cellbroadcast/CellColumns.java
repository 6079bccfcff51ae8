package org.tocsin.cellbroadcast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.sbcap.Ecgi;

/**
 * Where the columns of a cell registry stand: of the gateway's own layout, or of public cell databases (OpenCelliD). Not safe
 * for concurrent use.
 */
final class CellColumns {
    static final List<String> OWN = List.of("rat", "mcc", "mnc", "lac", "ci", "latitude", "longitude", "range_metres");

    private static final List<String> OPEN_CELL_ID = List.of(
            "radio",
            "mcc",
            "net",
            "area",
            "cell",
            "unit",
            "lon",
            "lat",
            "range",
            "samples",
            "changeable",
            "created",
            "updated",
            "averagesignal");
    private static final Map<String, String> ALIASES = Map.of(
            "radio",
            "rat",
            "net",
            "mnc",
            "area",
            "lac",
            "cell",
            "ci",
            "lat",
            "latitude",
            "lon",
            "longitude",
            "range",
            "range_metres");
    static final String GSM = "GSM";
    static final String LTE = "LTE";
    private static final Set<String> RADIOS = Set.of("GSM", "UMTS", "CDMA", "LTE", "NR", "NBIOT");

    /** Countries whose network codes have three digits; databases that keep them as numbers lose the zeros in front. */
    private static final Set<String> THREE_DIGITS = Set.of(
            "302", "310", "311", "312", "313", "314", "315", "316", "334", "338", "342", "344", "346", "348", "722");

    /** What databases give for a cell that was heard at one place only. */
    private static final double RANGE_OF_THE_UNKNOWN = 1000;

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Plmn> networks = new HashMap<>();
    private final boolean isPublic;
    private final boolean isHeader;

    private CellColumns(List<String> names, boolean isPublic, boolean isHeader) {
        this.isPublic = isPublic;
        this.isHeader = isHeader;
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column).toLowerCase(Locale.ROOT);
            places.putIfAbsent(isPublic ? ALIASES.getOrDefault(name, name) : name, column);
        }
    }

    /** By the first line of a file: its header, or already a row where a public database has none. Empty: neither. */
    static Optional<CellColumns> of(List<String> first) {
        List<String> names =
                first.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (names.containsAll(OWN)) {
            return Optional.of(new CellColumns(names, false, true));
        } else if (names.containsAll(ALIASES.keySet().stream().toList()) && names.contains("mcc")) {
            return Optional.of(new CellColumns(names, true, true));
        } else if (first.size() == OPEN_CELL_ID.size()
                && RADIOS.contains(first.get(0).toUpperCase(Locale.ROOT))) {
            return Optional.of(new CellColumns(OPEN_CELL_ID, true, false));
        }
        return Optional.empty();
    }

    /** Whether the first line is no row. */
    boolean isHeader() {
        return isHeader;
    }

    /** The radio technology, in capitals. */
    String radio(List<String> fields) {
        return field(fields, "rat").toUpperCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when a column is missing or holds what no cell can have */
    Cell cell(List<String> fields) {
        double range = decimal(fields, "range_metres");
        return new Cell(
                identity(fields),
                decimal(fields, "latitude"),
                decimal(fields, "longitude"),
                whole(fields, "azimuth", 0),
                whole(fields, "beam_width", Cell.OMNIDIRECTIONAL),
                isPublic && range == 0 ? RANGE_OF_THE_UNKNOWN : range,
                optional(fields, "peer").map(String::intern).orElse(""),
                tags(fields));
    }

    /** In the fourth generation {@code ci} has all 28 bits and names the cell alone; {@code lac} is its tracking area. */
    private Cgi identity(List<String> fields) {
        return radio(fields).equals(LTE)
                ? EutranCells.cgi(new Ecgi(network(fields), number(fields, "ci")))
                : new Cgi(network(fields), number(fields, "lac"), number(fields, "ci"));
    }

    /** One value for all cells of a network: with one for each, a million of them would take twice the memory. */
    private Plmn network(List<String> fields) {
        String country = field(fields, "mcc");
        String code = field(fields, "mnc");
        int digits = THREE_DIGITS.contains(country) ? 3 : 2;
        String whole = isPublic ? "0".repeat(Math.max(0, digits - code.length())) + code : code;
        return networks.computeIfAbsent(country + "-" + whole, any -> new Plmn(country, whole));
    }

    private Set<String> tags(List<String> fields) {
        return optional(fields, "tags")
                .map(tags -> Stream.of(tags.split("[ ;]+")).map(String::intern).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private int number(List<String> fields, String column) {
        return whole(column, field(fields, column));
    }

    private int whole(List<String> fields, String column, int otherwise) {
        return optional(fields, column).map(text -> whole(column, text)).orElse(otherwise);
    }

    private static int whole(String column, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in the column " + column + " is no whole number", e);
        }
    }

    private double decimal(List<String> fields, String column) {
        String text = field(fields, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in the column " + column + " is no number", e);
        }
    }

    private Optional<String> optional(List<String> fields, String column) {
        Integer place = places.get(column);
        return place == null || place >= fields.size() || fields.get(place).isEmpty()
                ? Optional.empty()
                : Optional.of(fields.get(place));
    }

    private String field(List<String> fields, String column) {
        int place = places.getOrDefault(column, Integer.MAX_VALUE);
        if (place >= fields.size()) {
            throw new IllegalArgumentException("the column " + column + " is missing");
        }
        return fields.get(place);
    }

    /** The fields of a line; a field may stand in quotation marks. */
    static List<String> fields(String line) {
        return Arrays.stream(line.replace("\ufeff", "").split(",", -1))
                .map(String::strip)
                .map(field -> field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
                        ? field.substring(1, field.length() - 1)
                        : field)
                .toList();
    }
}
