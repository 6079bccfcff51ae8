package org.tocsin.cellbroadcast.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "A; 41",
                "Hello; c8329bfd06",
                "12345678; 31d98c56b3dd70",
                "abcdefghijklmno; 61f1985c369fd169f59add76bf01",
                "@; 00",
                "~[]{}\\|^; 9bde86b7f16d509bd4e6b5016e28"
            })
    void theAlphabetIsPackedAsTheReferencePacksIt(String text, String octets) {
        Page page = paged(text, "en").pages().get(0);
        int whole = octets.length() / 2 - 1;

        // The last octet may share its bits with the padding.
        assertThat(HexFormat.of().formatHex(page.content(), 0, whole)).isEqualTo(octets.substring(0, 2 * whole));
        assertThat(page.userLength()).isEqualTo(octets.length() / 2);
    }

    @Test
    void aFullPageEndsWithFiveUnusedBits() {
        Page page = paged("A".repeat(93), "en").pages().get(0);

        assertThat(page.userLength()).isEqualTo(82);
        assertThat(HexFormat.of().formatHex(page.content()))
                .startsWith("c16030180c0683c1")
                .endsWith("c160301804");
    }

    @Test
    void aShortPageIsFilledWithCarriageReturns() {
        Page page = paged("A", "en").pages().get(0);

        assertThat(page.userLength()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(page.content()))
                .startsWith("c146a3d168341a8d")
                .endsWith("46a3d100");
    }

    @ParameterizedTest
    @CsvSource({
        "Überflutung, de-DE, 0",
        "Flood, en, 1",
        "Povoden, cs, 32",
        "Tulva, eu, 16",
        "Flood, und, 15",
        "Überflutung – sofort, de, 17",
        "Наводнение, ru, 17",
        "Наводнение, und, 72"
    })
    void theCodingSchemeFollowsAlphabetAndLanguage(String text, String language, int scheme) {
        assertThat(paged(text, language).scheme().value()).isEqualTo(scheme);
    }

    @Test
    void umlautsStayInSevenBits() {
        String text = "Großbrand in Köln: Fenster schließen, Lüftung aus. Ägypten Öl Übel ñ £ é";

        assertThat(PageReader.texts(paged(text, "de"))).containsExactly(text);
    }

    @Test
    void anEscapePairIsNeverSplitAcrossPages() {
        String text = "x".repeat(92) + "€uro";

        Paging.Paged paged = paged(text, "en");

        assertThat(PageReader.texts(paged)).containsExactly("x".repeat(92), "€uro");
        assertThat(paged.pages()).extracting(Page::userLength).containsExactly(81, 5);
    }

    @Test
    void aCharacterOfTwoSeptetsMayFillAPageExactly() {
        assertThat(PageReader.texts(paged("x".repeat(91) + "€uro", "en"))).containsExactly("x".repeat(91) + "€", "uro");
    }

    @Test
    void theLanguagePrefixStandsOnEveryPageOfSevenBits() {
        Paging.Paged paged = paged("x".repeat(181), "eu");

        assertThat(PageReader.raw(paged)).containsExactly("eu\r" + "x".repeat(90), "eu\r" + "x".repeat(90), "eu\rx");
    }

    @Test
    void theLanguagePrefixStandsOnEveryPageOfArabic() {
        String text = "تحذير".repeat(9);

        Paging.Paged paged = paged(text, "ar");

        assertThat(paged.pages()).hasSize(2).allSatisfy(page -> assertThat(page.content())
                .startsWith(0x61, 0x39));
        assertThat(String.join("", PageReader.texts(paged))).isEqualTo(text);
    }

    @Test
    void aSurrogatePairIsNeverSplitAcrossPages() {
        String text = "з".repeat(39) + "🌊" + "з".repeat(3);

        assertThat(PageReader.texts(paged(text, "ru"))).containsExactly("з".repeat(39), "🌊" + "з".repeat(3));
    }

    @Test
    void fifteenPagesAreTheMost() {
        assertThat(paged("x".repeat(15 * 93), "en").pages()).hasSize(15);
        assertThat(Paging.of("x".repeat(15 * 93 + 1), "en")).isEqualTo(new Paging.TooLong(16));
        assertThat(paged("я".repeat(15 * 40), "ru").pages()).hasSize(15);
        assertThat(Paging.of("я".repeat(15 * 40 + 1), "ru")).isEqualTo(new Paging.TooLong(16));
    }

    @Test
    void pagesAreCountedAfterTheRuleForEscapePairs() {
        // 15 x 93 septets would do, but the first page loses one to a pair that does not fit.
        String text = "x".repeat(92) + "€" + "y".repeat(15 * 93 - 94);

        assertThat(Paging.of(text, "en")).isEqualTo(new Paging.TooLong(16));
    }

    @Test
    void lineEndsNeverBecomePadding() {
        assertThat(PageReader.texts(paged("one\r\ntwo\rthree\t!", "en"))).containsExactly("one\ntwo\nthree !");
    }

    @Test
    void decomposedUmlautsAreComposed() {
        assertThat(paged("Ko\u0308ln", "de").scheme().value()).isZero();
    }

    @Test
    void whatNoAlphabetCarriesIsRefused() {
        assertThat(Paging.of("half a pair \ud83c", "en")).isInstanceOf(Paging.NotEncodable.class);
        assertThat(Paging.of("control \u0007", "en")).isInstanceOf(Paging.NotEncodable.class);
        assertThat(Paging.of(" \n", "en")).isInstanceOf(Paging.NotEncodable.class);
    }

    private static Paging.Paged paged(String text, String language) {
        return (Paging.Paged) Paging.of(text, language);
    }
}
