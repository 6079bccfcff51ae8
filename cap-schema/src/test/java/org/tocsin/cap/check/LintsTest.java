package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;

class LintsTest {
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            actual-and-headline-says-exercise             | LINT-01 | /alert/info[1]/headline     | "EXERCISE EXERCISE"
            actual-and-description-says-probealarm        | LINT-01 | /alert/info[1]/description  | "Probealarm"
            actual-and-description-says-drill-in-japanese | LINT-01 | /alert/info[1]/description  | "これは訓練です"
            actual-and-note-says-drill                    | LINT-01 | /alert/note                 | "Drill"
            actual-and-event-is-a-test                    | LINT-01 | /alert/info[1]/event        | "Test"
            actual-and-event-code-of-a-test               | LINT-01 | /alert/info[1]/eventCode[1] | RWT
            test-and-description-says-not-a-drill         | LINT-01 | /alert/info[1]/description  | "NOT a drill"
            instruction-with-unlisted-number              | LINT-04 | /alert/info[1]/instruction  | "1-758-555-0199"
            instruction-with-unlisted-link                | LINT-04 | /alert/info[1]/instruction  | flood-help.example/now"
            web-on-unlisted-host                          | LINT-04 | /alert/info[1]/web          | "https://flood-help.example/"
            contact-unlisted                              | LINT-04 | /alert/info[1]/contact      | "5550199"
            instruction-missing                           | LINT-05 | /alert/info[1]              | what to do (instruction)
            sender-name-missing                           | LINT-05 | /alert/info[1]              | who warns (senderName)
            headline-and-description-missing              | LINT-05 | /alert/info[1]              | what happens (headline, description)
            area-without-name                             | LINT-05 | /alert/info[1]              | where, by name (areaDesc)
            headline-with-area-placeholder                | LINT-06 | /alert/info[1]/headline     | "AREA"
            description-with-place-in-capitals            | LINT-06 | /alert/info[1]/description  | "PLACE"
            description-with-underscored-word             | LINT-06 | /alert/info[1]/description  | "WEATHER_CONDITION"
            instruction-not-written                       | LINT-06 | /alert/info[1]/instruction  | "Write instruction here"
            headline-with-braces                          | LINT-06 | /alert/info[1]/headline     | "{area}"
            description-with-insert-mark                  | LINT-06 | /alert/info[1]/description  | "[insert bridge]"
            parameter-is-a-placeholder                    | LINT-06 | /alert/info[1]/parameter[1]/value | "NUMBER"
            evacuate-and-urgency-past                     | LINT-08 | /alert/info[1]/responseType | urgency Past
            shelter-and-severity-minor                    | LINT-08 | /alert/info[1]/responseType | severity Minor
            shelter-and-all-clear                         | LINT-08 | /alert/info[1]/responseType | responseType AllClear
            """)
    void aLintNamesWhatLooksWrong(String fixture, String rule, String path, String words) {
        assertThat(check(Fixtures.alert("check/lint/" + fixture + ".xml")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
                    assertThat(finding.path()).isEqualTo(path);
                    assertThat(finding.message()).contains(words).endsWith(".");
                });
    }

    @Test
    void exchangedAreasAreNamedAtBothOfThem() {
        List<Finding> findings = check(Fixtures.alert("check/lint/areas-exchanged-between-languages.xml"));

        assertThat(findings).extracting(Finding::rule).containsExactly("LINT-11", "LINT-11");
        assertThat(findings)
                .extracting(Finding::path)
                .containsExactly("/alert/info[2]/area[1]", "/alert/info[2]/area[2]");
    }

    @Test
    void contactsAreNotJudgedWithoutAList() {
        Alert alert = Fixtures.alert("check/lint/instruction-with-unlisted-number.xml");

        assertThat(CapRules.check(alert, CheckedFixtures.NOW, CheckSettings.DEFAULT))
                .isEmpty();
    }

    @Test
    void textsMadeToBeSlowAreReadInTime() {
        for (String piece : List.of("A", "A_", "1", "1 ", "+", "訓", "{", "[date", "%(a", "this is ", "a@b", "PLACE ")) {
            Alert alert = withDescription(piece.repeat(MANY / piece.getBytes(StandardCharsets.UTF_8).length));
            long before = System.nanoTime();

            CapRules.check(alert, CheckedFixtures.NOW, CheckedFixtures.SETTINGS);

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("a million octets of \"%s\"", piece)
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    private static Alert withDescription(String description) {
        SampleText text = SampleText.ENGLISH;
        SampleText slow =
                new SampleText(text.language(), text.senderName(), text.headline(), description, text.instruction());
        return SampleAlert.flood(CheckedFixtures.NOW, Duration.ofHours(1))
                .texts(slow)
                .message()
                .alert();
    }

    private static List<Finding> check(Alert alert) {
        return CapRules.check(alert, CheckedFixtures.NOW, CheckedFixtures.SETTINGS);
    }
}
