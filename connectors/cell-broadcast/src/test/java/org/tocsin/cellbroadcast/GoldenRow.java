package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;

/** A row of {@code identifiers-golden.csv}: what a profile gives five certainties. */
record GoldenRow(List<String> fields) {
    private static final int FIRST_CERTAINTY = 6;
    private static final List<String> CERTAINTIES = List.of("Observed", "Likely", "Possible", "Unlikely", "Unknown");

    static List<GoldenRow> all() {
        return lines("identifiers-golden.csv").stream()
                .skip(1)
                .map(line -> new GoldenRow(List.of(line.split(","))))
                .toList();
    }

    /** The lines of a golden table without its comments. */
    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources", file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one row for this; a golden table that has none or two is no table. */
    static GoldenRow only(
            List<GoldenRow> rows, Profile profile, boolean right, Status status, String event, Info info) {
        List<String> wanted = List.of(
                profile.name(),
                right ? "yes" : "no",
                status.text(),
                event,
                info.severity().text(),
                info.urgency().text());
        List<GoldenRow> found = rows.stream().filter(row -> row.fits(wanted)).toList();
        assertThat(found).as(wanted.toString()).hasSize(1);
        return found.get(0);
    }

    Optional<IdentifierTable.Identifiers> identifiers(Certainty certainty) {
        String entry = fields.get(FIRST_CERTAINTY + CERTAINTIES.indexOf(certainty.text()));
        if (entry.equals("-")) {
            return Optional.empty();
        }
        String[] both = entry.split("/");
        return Optional.of(new IdentifierTable.Identifiers(Integer.parseInt(both[0]), Integer.parseInt(both[1])));
    }

    private boolean fits(List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
