package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Reading;

/** What real feeds do is read with goodwill, told each time, and refused where the plan does not want it. */
class ToleranceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");

    @ParameterizedTest
    @CsvSource({
        "code-with-line-break,            TEXT-01, /alert/code[1],                              SURROUNDING_BLANKS",
        "value-name-with-trailing-blanks, TEXT-01, /alert/info[1]/area[1]/geocode[1]/valueName, SURROUNDING_BLANKS",
        "value-with-no-break-space,       TEXT-01, /alert/info[1]/area[1]/geocode[1]/value,     SURROUNDING_BLANKS",
        "references-empty-on-alert,       CAP-08,  /alert/references,                           EMPTY_REFERENCES",
    })
    void aDeviationWarnsWhereItIsToleratedAndRefusesWhereNot(
            String fixture, String rule, String path, Tolerance tolerance) {
        CheckSettings strict = CheckSettings.DEFAULT.withTolerated(Set.of());

        assertThat(check(fixture, strict.withTolerated(Set.of(tolerance))))
                .extracting(Finding::rule, Finding::path, Finding::level)
                .containsExactly(tuple(rule, path, Level.WARNING));
        assertThat(check(fixture, strict))
                .extracting(Finding::rule, Finding::path, Finding::level)
                .containsExactly(tuple(rule, path, Level.ERROR));
    }

    @Test
    void theModelHasNoWhiteSpaceAroundCodesAndValues() {
        assertThat(Fixtures.alert("tolerated/code-with-line-break.xml").codes()).containsExactly("handling:urgent");
        assertThat(Fixtures.alert("tolerated/value-with-no-break-space.xml")
                        .infos()
                        .get(0)
                        .areas()
                        .get(0)
                        .geocodes())
                .containsExactly(new NamedValue("SAME", "099001"));
    }

    @Test
    void emptyReferencesOnAnUpdateAreMissingReferences() {
        assertThat(check("references-empty-on-update", CheckSettings.DEFAULT))
                .extracting(Finding::rule)
                .containsExactly("CAP-07");
    }

    @Test
    void anEmptyPolygonDoesNotMoveThoseBehindIt() {
        assertThat(check("polygon-empty-before-an-open-one", CheckSettings.DEFAULT))
                .extracting(Finding::path, Finding::level)
                .containsExactly(
                        tuple("/alert/info[1]/area[1]/polygon[1]", Level.WARNING),
                        tuple("/alert/info[1]/area[1]/polygon[2]", Level.ERROR));
    }

    @Test
    void anEmptyPolygonLocatesNothing() {
        assertThat(check("polygon-empty-and-nothing-else", CheckSettings.DEFAULT))
                .extracting(Finding::rule, Finding::level)
                .containsExactly(tuple("CAP-25", Level.WARNING), tuple("CAP-31", Level.ERROR));
    }

    private static List<Finding> check(String fixture, CheckSettings settings) {
        Reading reading = CapXml.read(Fixtures.bytes("tolerated/" + fixture + ".xml"));
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return CapRules.check(reading, NOW, settings);
    }
}
