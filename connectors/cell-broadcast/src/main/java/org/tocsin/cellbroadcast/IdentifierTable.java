package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /**
     * The identifiers of one row.
     *
     * @param local for the local language
     * @param additional for every other language
     */
    record Identifiers(int local, int additional) {
        /** Those of the level that nobody can switch off. */
        static final Identifiers LEVEL_ONE = new Identifiers(
                MessageIdentifiers.PRESIDENTIAL,
                MessageIdentifiers.PRESIDENTIAL + MessageIdentifiers.TO_ADDITIONAL_LANGUAGE);

        boolean isLevelOne() {
            return MessageIdentifiers.isPresidential(local) || MessageIdentifiers.isPresidential(additional);
        }
    }

    private record Row(
            Status status,
            String eventCode,
            String severity,
            String urgency,
            String certainty,
            Identifiers identifiers) {

        boolean fits(Status alert, Info info) {
            return status == alert
                    && (Conditions.isAny(eventCode)
                            || info.eventCodes().stream()
                                    .anyMatch(code -> code.value().strip().equals(eventCode)))
                    && Conditions.fits(severity, info.severity().text())
                    && Conditions.fits(urgency, info.urgency().text())
                    && Conditions.fits(certainty, info.certainty().text());
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
        return read(Conditions.resource(name), problem -> {
            throw new IllegalStateException(name + ": " + problem);
        });
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
        Conditions.read("table of identifiers", COLUMNS, lines, fields -> rows.add(row(fields)), problems);
        return new IdentifierTable(rows);
    }

    /** The same without public safety messages, so that lesser alerts have no identifier. */
    IdentifierTable withoutPublicSafety() {
        return new IdentifierTable(rows.stream()
                .filter(row -> row.identifiers().local() != MessageIdentifiers.PUBLIC_SAFETY)
                .toList());
    }

    /** Empty when the table has none for such a block; the level that nobody can switch off is among the rows. */
    Optional<Identifiers> of(Status status, Info info) {
        return first(rows.stream(), status, info);
    }

    /** The same as if the table had no row of the level that nobody can switch off. */
    Optional<Identifiers> belowLevelOne(Status status, Info info) {
        return first(rows.stream().filter(row -> !row.identifiers().isLevelOne()), status, info);
    }

    private static Optional<Identifiers> first(Stream<Row> rows, Status status, Info info) {
        return rows.filter(row -> row.fits(status, info)).findFirst().map(Row::identifiers);
    }

    private static Row row(List<String> fields) {
        Status status = Status.of(fields.get(0));
        String eventCode = fields.get(1);
        Identifiers identifiers = new Identifiers(Integer.parseInt(fields.get(5)), Integer.parseInt(fields.get(6)));
        allowed(status, eventCode, identifiers.local());
        allowed(status, eventCode, identifiers.additional());
        return new Row(
                status,
                eventCode,
                Conditions.known(fields.get(2), value -> Severity.of(value).text()),
                Conditions.known(fields.get(3), value -> Urgency.of(value).text()),
                Conditions.known(fields.get(4), value -> Certainty.of(value).text()),
                identifiers);
    }

    private static void allowed(Status status, String eventCode, int identifier) {
        String objection = MessageIdentifiers.objection(status, identifier);
        if (!objection.isEmpty()) {
            throw new IllegalArgumentException(objection);
        }
        if (MessageIdentifiers.isPresidential(identifier) && Conditions.isAny(eventCode)) {
            throw new IllegalArgumentException(identifier
                    + " cannot be switched off by users, so only an event code that orders it may lead to it");
        }
        if (MessageIdentifiers.isChildAbduction(identifier) && Conditions.isAny(eventCode)) {
            throw new IllegalArgumentException(
                    identifier + " is of child abductions, so only their event code may lead to it");
        }
    }
}
