package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {

    @Test
    void cleanDropsControlsAndKeepsLinesAndEveryLetter() {
        assertThat(XmlText.clean(" a\u0000\u0007b\u0085\ufffe\r\nc\rd\t🌊 ")).isEqualTo("ab\nc\nd\t🌊");
    }

    @Test
    void lineIsOneLine() {
        assertThat(XmlText.line(" a\n\n  b\tc ")).isEqualTo("a b c");
    }

    @Test
    void shortenedCutsBetweenWordsAndNeverInsideALetter() {
        assertThat(XmlText.shortened("one two three", 10)).isEqualTo("one two…");
        assertThat(XmlText.shortened("🌊🌊🌊🌊", 3)).isEqualTo("🌊🌊…");
        assertThat(XmlText.shortened("fits", 4)).isEqualTo("fits");
    }

    @Test
    void languageTagsAreThoseOfBcp47() {
        assertThat(XmlText.isLanguageTag("es-419")).isTrue();
        assertThat(XmlText.isLanguageTag("not a tag")).isFalse();
        assertThat(XmlText.isLanguageTag("")).isFalse();
    }
}
