package org.tocsin.cellbroadcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

/**
 * Which events are announced by a primary notification (ETWS, 3GPP TS 23.041 9.1.3.4), and under which identifier: rows of
 * conditions, the first that fits decides. A drill never gets one of a real alert: such a row is refused when read. Immutable.
 */
public final class PrimaryTable {
    private static final List<String> COLUMNS =
            List.of("status", "event_code", "event", "severity", "urgency", "identifier");

    /** No event at all. */
    static final PrimaryTable NONE = new PrimaryTable(List.of());

    private record Row(Status status, String eventCode, String event, String severity, String urgency, int identifier) {

        boolean fits(Status alert, Info info) {
            return status == alert
                    && (Conditions.isAny(eventCode)
                            || info.eventCodes().stream()
                                    .anyMatch(code -> code.value().strip().equals(eventCode)))
                    && (Conditions.isAny(event) || info.event().strip().equalsIgnoreCase(event))
                    && Conditions.fits(severity, info.severity().text())
                    && Conditions.fits(urgency, info.urgency().text());
        }
    }

    private final List<Row> rows;

    private PrimaryTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Earthquakes and tsunamis by their SAME codes and English names; comes with the gateway. */
    static PrimaryTable standard() {
        return read(Conditions.resource("primary-notifications.csv"), problem -> {
            throw new IllegalStateException(problem);
        });
    }

    /** The table of a file; what is wrong with it goes to {@code problems} as whole sentences, and the row is left out. */
    static PrimaryTable read(Path file, Consumer<String> problems) {
        try {
            return read(Files.readAllLines(file, StandardCharsets.UTF_8), problems);
        } catch (IOException e) {
            problems.accept("The table of primary notifications " + file + " cannot be read: " + e.getMessage() + ".");
            return NONE;
        }
    }

    static PrimaryTable read(List<String> lines, Consumer<String> problems) {
        List<Row> rows = new ArrayList<>();
        Conditions.read("table of primary notifications", COLUMNS, lines, fields -> rows.add(row(fields)), problems);
        return new PrimaryTable(rows);
    }

    /** The identifier, 4352 to 4356; empty when such a block has no primary notification. */
    OptionalInt of(Status status, Info info) {
        return rows.stream()
                .filter(row -> row.fits(status, info))
                .mapToInt(Row::identifier)
                .findFirst();
    }

    private static Row row(List<String> fields) {
        Status status = Status.of(fields.get(0));
        int identifier = Integer.parseInt(fields.get(5));
        String objection = MessageIdentifiers.primaryObjection(status, identifier);
        if (!objection.isEmpty()) {
            throw new IllegalArgumentException(objection);
        }
        if (Conditions.isAny(fields.get(1)) && Conditions.isAny(fields.get(2))) {
            throw new IllegalArgumentException("a primary notification needs an event code or an event");
        }
        return new Row(
                status,
                fields.get(1),
                fields.get(2),
                Conditions.known(fields.get(3), value -> Severity.of(value).text()),
                Conditions.known(fields.get(4), value -> Urgency.of(value).text()),
                identifier);
    }
}
