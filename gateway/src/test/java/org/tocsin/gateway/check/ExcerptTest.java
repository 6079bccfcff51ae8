package org.tocsin.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.Finding.Place;

class ExcerptTest {

    @Test
    void theCaretStandsUnderTheColumn() {
        Excerpt excerpt = excerpt("<a>\n  <b>x</b>\n</a>", 2, 3);

        assertThat(excerpt.line()).isEqualTo("  <b>x</b>");
        assertThat(excerpt.indent()).isEqualTo(2);
    }

    @Test
    void aLongLineIsCutRoundTheColumn() {
        String line = "x".repeat(5_000) + "<here>" + "y".repeat(5_000);

        Excerpt excerpt = excerpt(line, 1, 5_001);

        assertThat(excerpt.line()).startsWith("…x").endsWith("y…").hasSize(102).contains("<here>");
        assertThat(excerpt.line().indexOf("<here>")).isEqualTo(excerpt.indent());
    }

    @Test
    void whatCommandsATerminalIsNamedAndTheCaretMovesAlong() {
        Excerpt excerpt = excerpt("\u001B[31m\u202E<b>", 1, 7);

        assertThat(excerpt.line()).isEqualTo("<U+001B>[31m<U+202E><b>");
        assertThat(excerpt.indent()).isEqualTo(excerpt.line().indexOf("<b>"));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(excerpt("警報<b>", 1, 3).indent()).isEqualTo(4);
        assertThat(excerpt("e\u0301<b>", 1, 3).indent()).isEqualTo(1);
        assertThat(excerpt("\t<b>", 1, 2).indent()).isEqualTo(4);
    }

    @Test
    void aPairOfSurrogatesIsNotCutInHalf() {
        String line = "\uD83C\uDF0A".repeat(500);

        for (int column = 1; column <= line.length(); column++) {
            assertThat(excerpt(line, 1, column).line().replace("<U+D83C>", "").replace("<U+DF0A>", ""))
                    .as("column " + column)
                    .doesNotContain("<U+")
                    .matches("…?(\uD83C\uDF0A)*…?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void everyEncodingOfXmlIsRead(String encoding) {
        byte[] bytes = "<a>\r\n<b>Überflutung</b>\r\n</a>".getBytes(Charset.forName(encoding));

        assertThat(Excerpt.of(SourceText.of(bytes), new Place(2, 1))
                        .orElseThrow()
                        .line())
                .isEqualTo("<b>Überflutung</b>");
    }

    @Test
    void aByteOrderMarkIsNoColumn() {
        assertThat(excerpt("\uFEFF<a>", 1, 1)).isEqualTo(new Excerpt("<a>", 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "4, 1", "2, 9", "-1, -1", "2147483647, 1", "1, 2147483647"})
    void aPlaceOutsideTheTextHasNoExcerpt(int line, int column) {
        assertThat(Excerpt.of(text("<a>\n<b/>\r</a>"), new Place(line, column))).isEmpty();
    }

    @Test
    void noBytesAndNoPlaceEverFail() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            Place place = new Place(random.nextInt(6), random.nextInt(200));
            Excerpt.of(SourceText.of(bytes), place)
                    .ifPresent(excerpt -> assertThat(excerpt.line()).doesNotMatch("(?s).*[\\x00-\\x1F\\x7F-\\x9F].*"));
        }
    }

    private static Excerpt excerpt(String text, int line, int column) {
        return Excerpt.of(text(text), new Place(line, column)).orElseThrow();
    }

    private static SourceText text(String text) {
        return SourceText.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
