package org.tocsin.cellbroadcast.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was paged reads as it was written. */
class PageTextTest {
    @Test
    void textsOfEveryAlphabetAreReadBackAsTheyWereWritten() {
        Map<String, String> texts = Map.of(
                "de", "Überflutung! Gehen Sie höher: {Zone 4} ~ 20 €.",
                "xx", "No language of its own [extended].",
                "ar", "تحذير من فيضان مفاجئ",
                "en", "Flood. ".repeat(60) + "end");
        texts.forEach((language, text) -> {
            Paging.Paged paged = (Paging.Paged) Paging.of(text, language);
            assertThat(PageText.of(paged.scheme().value(), paged.pages()))
                    .as(language)
                    .isEqualTo(text);
        });
        assertThat(PageText.of(0x0f, List.of())).isEmpty();
    }
}
