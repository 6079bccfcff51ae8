package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.sms.text.Alphabet;
import org.tocsin.sms.text.Concatenation;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.ShiftTable;
import org.tocsin.sms.text.TextEncoder;

class MessageTemplateTest {
    private static final TextEncoder ENCODER = new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.NONE, 4);

    @Test
    void theDescriptionComesOnlyIfItFits() {
        List<String> texts = texts(alert(), Action.ALERT);

        assertThat(texts.get(0)).contains("has left its banks").contains("Leave the valley");
        assertThat(texts.get(1)).doesNotContain("has left its banks").contains("Leave the valley");
        assertThat(texts.get(2)).contains("Leave the valley").endsWith("Meteorological Service.");
        assertThat(TextFit.of(new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.NONE, 1), texts)
                        .text())
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("has left its banks"));
    }

    @Test
    void indentationOfTheXmlIsNotSent() {
        Alert alert = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .headline("Flood\n      in the   valley\t!")
                .message()
                .alert();

        assertThat(texts(alert, Action.ALERT).get(0)).startsWith("Flood in the valley !");
    }

    @ParameterizedTest
    @CsvSource({
        "EXERCISE,ALERT,en,'EXERCISE Flash'",
        "TEST,UPDATE,en,'TEST UPDATE: Flash'",
        "ACTUAL,UPDATE,en-GB,'UPDATE: Flash'",
        "TEST,ALERT,pt-BR,'TESTE Flash'",
        "EXERCISE,UPDATE,tlh,'EXERCISE UPDATE: Flash'"
    })
    void drillsAndUpdatesSaySoFirst(Status status, Action action, String language, String start) {
        Alert alert = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .status(status)
                .texts(SampleText.ENGLISH.withLanguage(language))
                .message()
                .alert();

        assertThat(texts(alert, action).get(2)).startsWith(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "pt", "de"})
    void theWordsOfLatinLanguagesKeepTheTextInGsm7(String language) {
        Words words = Words.of(language);
        String all = words.exercise() + words.test() + words.update() + words.cancelled();

        assertThat(ENCODER.encode(all)).isInstanceOfSatisfying(Encoding.Encoded.class, e -> assertThat(
                        e.message().alphabet())
                .isEqualTo(Alphabet.GSM_7));
    }

    @ParameterizedTest
    @CsvSource({"es,es", "ES,es", "es-MX,es", "fr,en", "'',en", "e,en"})
    void theBlockIsChosenByTagThenByLanguageThenTheFirst(String wanted, String chosen) {
        assertThat(Language.choose(wanted, alert().infos()))
                .hasValueSatisfying(info -> assertThat(info.language()).isEqualTo(chosen));
    }

    private static Alert alert() {
        return SampleAlert.flood(Instant.now(), Duration.ofHours(1)).message().alert();
    }

    private static List<String> texts(Alert alert, Action action) {
        return MessageTemplate.texts(alert, alert.infos().get(0), action);
    }
}
