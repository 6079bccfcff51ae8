package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/**
 * Which message identifier a block takes: rows of conditions, the first that fits decides. National practice differs, so the
 * tables are data. Whatever a table says, a drill never gets an identifier of a real alert: such a row is refused when read.
 * Immutable.
 */
public final class IdentifierTable {
    private static final List<String> COLUMNS =
            List.of("status", "event_code", "severity", "urgency", "certainty", "identifier", "additional");
    private static final String ANY = "*";

    /**
     * The identifiers of one row.
     *
     * @param local for the local language
     * @param additional for every other language
     */
    record Identifiers(int local, int additional) {}

    private record Row(
            Status status,
            String eventCode,
            String severity,
            String urgency,
            String certainty,
            Identifiers identifiers) {

        boolean fits(Status alert, Info info) {
            return status == alert
                    && (eventCode.equals(ANY)
                            || info.eventCodes().stream()
                                    .anyMatch(code -> code.value().equals(eventCode)))
                    && fits(severity, info.severity().text())
                    && fits(urgency, info.urgency().text())
                    && fits(certainty, info.certainty().text());
        }

        private static boolean fits(String condition, String value) {
            return condition.equals(ANY) || condition.equals(value);
        }
    }

    private final List<Row> rows;

    private IdentifierTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table of a profile that comes with the gateway; empty for {@link Profile#CUSTOM}. */
    static IdentifierTable of(Profile profile) {
        if (profile == Profile.CUSTOM) {
            return new IdentifierTable(List.of());
        }
        String name = "identifiers-" + profile.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv";
        try (InputStream in = Objects.requireNonNull(IdentifierTable.class.getResourceAsStream(name), name)) {
            return read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    problem -> {
                        throw new IllegalStateException(name + ": " + problem);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The table of a file; what is wrong with it goes to {@code problems} as whole sentences, and the row is left out. */
    static IdentifierTable read(Path file, Consumer<String> problems) {
        try {
            return read(Files.readAllLines(file, StandardCharsets.UTF_8), problems);
        } catch (IOException e) {
            problems.accept("The table of identifiers " + file + " cannot be read: " + e.getMessage() + ".");
            return new IdentifierTable(List.of());
        }
    }

    static IdentifierTable read(List<String> lines, Consumer<String> problems) {
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty() || !fields(lines.get(0)).equals(COLUMNS)) {
            problems.accept("The first line of a table of identifiers must be " + String.join(",", COLUMNS) + ".");
            return new IdentifierTable(rows);
        }
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                try {
                    rows.add(row(fields(lines.get(line))));
                } catch (IllegalArgumentException e) {
                    problems.accept("Line " + (line + 1) + " of the table of identifiers: " + e.getMessage() + ".");
                }
            }
        }
        return new IdentifierTable(rows);
    }

    /** The same without public safety messages, so that lesser alerts have no identifier. */
    IdentifierTable withoutPublicSafety() {
        return new IdentifierTable(rows.stream()
                .filter(row -> row.identifiers().local() != MessageIdentifiers.PUBLIC_SAFETY)
                .toList());
    }

    /** Empty when the table has none for such a block. */
    Optional<Identifiers> of(Status status, Info info) {
        return rows.stream().filter(row -> row.fits(status, info)).findFirst().map(Row::identifiers);
    }

    private static Row row(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw new IllegalArgumentException("there are " + fields.size() + " fields, not " + COLUMNS.size());
        }
        Status status = Status.of(fields.get(0));
        String eventCode = fields.get(1);
        Identifiers identifiers = new Identifiers(Integer.parseInt(fields.get(5)), Integer.parseInt(fields.get(6)));
        allowed(status, eventCode, identifiers.local());
        allowed(status, eventCode, identifiers.additional());
        return new Row(
                status,
                eventCode,
                known(fields.get(2), value -> Severity.of(value).text()),
                known(fields.get(3), value -> Urgency.of(value).text()),
                known(fields.get(4), value -> Certainty.of(value).text()),
                identifiers);
    }

    private static void allowed(Status status, String eventCode, int identifier) {
        String objection = MessageIdentifiers.objection(status, identifier);
        if (!objection.isEmpty()) {
            throw new IllegalArgumentException(objection);
        }
        if (identifier == MessageIdentifiers.PRESIDENTIAL && eventCode.equals(ANY)) {
            throw new IllegalArgumentException(
                    "4370 cannot be switched off by users, so only an event code that orders it may lead to it");
        }
    }

    private static String known(String value, UnaryOperator<String> check) {
        return value.equals(ANY) ? ANY : check.apply(value);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.replace("\ufeff", "").split(",", -1))
                .map(String::strip)
                .toList();
    }
}
