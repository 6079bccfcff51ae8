package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;

class EntryTextTest {

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB, en", "es, es", "es-419, es", "fr, en"})
    void blockIsFoundByLookupElseTheFirst(String asked, String chosen) {
        Alert alert = sample().message().alert();

        assertThat(EntryText.of(alert, asked).language()).hasValue(chosen);
    }

    @Test
    void variantOfTheLanguageIsBetterThanAnotherLanguage() {
        Alert alert = sample().texts(SampleText.ENGLISH, SampleText.SPANISH.withLanguage("es-419"))
                .message()
                .alert();

        assertThat(EntryText.of(alert, "es").language()).hasValue("es-419");
    }

    @Test
    void titleWithoutHeadlineIsEventAndArea() {
        Alert alert = sample().headline(" ").message().alert();

        assertThat(EntryText.of(alert, "en").title()).isEqualTo("Flash Flood: Lower Roseau valley");
    }

    @Test
    void summaryTellsWhatToDoInOneLanguage() {
        EntryText text = EntryText.of(sample().message().alert(), "es");

        assertThat(text.summary())
                .contains(SampleText.SPANISH.description())
                .contains(SampleText.SPANISH.instruction())
                .doesNotContain(SampleText.ENGLISH.description());
    }

    private static SampleAlert sample() {
        return SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR);
    }
}
