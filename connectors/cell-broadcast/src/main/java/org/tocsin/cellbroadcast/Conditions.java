package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Tables of conditions as comma-separated lines: a header, then rows in which {@code *} fits anything. */
final class Conditions {
    private static final String ANY = "*";

    private Conditions() {}

    /** The lines of a table that comes with the gateway. */
    static List<String> resource(String name) {
        try (InputStream in = Objects.requireNonNull(Conditions.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Hands each row to {@code rows}, which throws IllegalArgumentException for one that it refuses; what is wrong goes to
     * {@code problems} as whole sentences. Empty lines and those that begin with a number sign are passed over.
     */
    static void read(
            String table,
            List<String> columns,
            List<String> lines,
            Consumer<List<String>> rows,
            Consumer<String> problems) {
        boolean headed = false;
        for (int line = 0; line < lines.size(); line++) {
            List<String> fields = fields(lines.get(line));
            if (lines.get(line).isBlank() || fields.get(0).startsWith("#")) {
                continue;
            }
            if (!headed && !fields.equals(columns)) {
                break;
            } else if (headed) {
                row(table, columns, line + 1, fields, rows, problems);
            }
            headed = true;
        }
        if (!headed) {
            problems.accept("The first line of a " + table + " must be " + String.join(",", columns) + ".");
        }
    }

    static boolean isAny(String condition) {
        return condition.equals(ANY);
    }

    static boolean fits(String condition, String value) {
        return isAny(condition) || condition.equals(value);
    }

    /** The condition in the words of the standard; {@code check} throws IllegalArgumentException for a word it lacks. */
    static String known(String value, UnaryOperator<String> check) {
        return isAny(value) ? ANY : check.apply(value);
    }

    private static void row(
            String table,
            List<String> columns,
            int line,
            List<String> fields,
            Consumer<List<String>> rows,
            Consumer<String> problems) {
        if (fields.size() != columns.size()) {
            problems.accept("Line " + line + " of the " + table + ": there are " + fields.size() + " fields, not "
                    + columns.size() + ".");
            return;
        }
        try {
            rows.accept(fields);
        } catch (IllegalArgumentException e) {
            problems.accept("Line " + line + " of the " + table + ": " + e.getMessage() + ".");
        }
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.replace("\ufeff", "").split(",", -1))
                .map(String::strip)
                .toList();
    }
}
