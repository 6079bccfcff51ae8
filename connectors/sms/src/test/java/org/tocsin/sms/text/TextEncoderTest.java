package org.tocsin.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {
    private static final TextEncoder NARROW = new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.NONE, 255);
    private static final TextEncoder WIDE = new TextEncoder(true, Concatenation.SIXTEEN_BIT, ShiftTable.NONE, 255);
    private static final String EMOJI = "\uD83C\uDF0A";

    @Test
    void theSignsThatLatin1GetsWrongHaveTheirOwnSeptets() {
        assertThat(encoded(NARROW, "@$_").octets(1, 0)).containsExactly(0x00, 0x02, 0x11);
        assertThat(encoded(NARROW, "{[€").octets(1, 0)).containsExactly(0x1B, 0x28, 0x1B, 0x3C, 0x1B, 0x65);
    }

    @Test
    void everyCharacterOfBothTablesIsReadBack() {
        String all = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€";
        ShortMessage message = encoded(NARROW, all);

        assertThat(message.alphabet()).isEqualTo(Alphabet.GSM_7);
        assertThat(Phone.read(message, 7)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"160,1,1", "161,2,2", "304,2,2", "305,2,3", "306,2,3", "307,3,3", "459,3,4"})
    void septetsSplitAt153WithAnEightBitAndAt152WithASixteenBitReference(int septets, int narrow, int wide) {
        String text = "a".repeat(septets);

        assertThat(encoded(NARROW, text).parts()).isEqualTo(narrow);
        assertThat(encoded(WIDE, text).parts()).isEqualTo(wide);
        assertThat(Phone.read(encoded(NARROW, text), 200)).isEqualTo(text);
        assertThat(Phone.read(encoded(WIDE, text), 51_000)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"70,1,1", "71,2,2", "132,2,2", "133,2,3", "134,2,3", "135,3,3"})
    void unitsSplitAt67WithAnEightBitAndAt66WithASixteenBitReference(int units, int narrow, int wide) {
        String text = "ж".repeat(units);

        assertThat(encoded(NARROW, text).parts()).isEqualTo(narrow);
        assertThat(encoded(WIDE, text).parts()).isEqualTo(wide);
        assertThat(Phone.read(encoded(NARROW, text), 200)).isEqualTo(text);
        assertThat(Phone.read(encoded(WIDE, text), 51_000)).isEqualTo(text);
    }

    @Test
    void aFullPartIsHeaderAnd153Septets() {
        assertThat(encoded(NARROW, "a".repeat(161)).octets(1, 9)).hasSize(159).startsWith(5, 0, 3, 9, 2, 1);
        assertThat(encoded(WIDE, "a".repeat(161)).octets(2, 0x1234)).startsWith(6, 8, 4, 0x12, 0x34, 2, 2);
    }

    @Test
    void anEscapeAtTheBorderMovesToTheNextPart() {
        String text = "a".repeat(152) + "€" + "b".repeat(100);
        ShortMessage message = encoded(NARROW, text);

        assertThat(message.octets(1, 0)).hasSize(6 + 152);
        assertThat(Phone.read(message, 0)).isEqualTo(text);
    }

    @Test
    void aSurrogatePairAtTheBorderMovesToTheNextPart() {
        String text = "ж".repeat(66) + EMOJI + "ж".repeat(60);
        ShortMessage message = encoded(NARROW, text);

        assertThat(message.octets(1, 0)).hasSize(6 + 2 * 66);
        assertThat(Phone.read(message, 0)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ça va", "está", "Привет", "فيضان", "a🌊b", "Ó", "tab\there", "\u001bx"})
    void oneCharacterOutsideGsmMakesTheWholeTextUcs2(String text) {
        ShortMessage message = encoded(NARROW, text);

        assertThat(message.alphabet()).isEqualTo(Alphabet.UCS_2);
        assertThat(Phone.read(message, 0)).isEqualTo(text);
    }

    @Test
    void typographyBecomesPlainWhereThatSavesTheAlphabet() {
        String text = "“Don’t” – wait…\u00A0go";

        assertThat(Phone.read(encoded(NARROW, text), 0)).isEqualTo("\"Don't\" - wait... go");
        assertThat(encoded(NARROW, text).alphabet()).isEqualTo(Alphabet.GSM_7);
    }

    @Test
    void typographyStaysWhereTheTextIsUcs2AnywayOrTheSettingIsOff() {
        TextEncoder literal = new TextEncoder(false, Concatenation.EIGHT_BIT, ShiftTable.NONE, 4);

        assertThat(Phone.read(encoded(NARROW, "«Привет»"), 0)).isEqualTo("«Привет»");
        assertThat(Phone.read(encoded(literal, "Don’t"), 0)).isEqualTo("Don’t");
    }

    @Test
    void tooManyPartsAreRefusedAndNeverCut() {
        TextEncoder four = new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.NONE, 4);

        assertThat(four.encode("a".repeat(612))).isInstanceOf(Encoding.Encoded.class);
        assertThat(four.encode("a".repeat(613))).isEqualTo(new Encoding.TooLong(5, 4));
    }

    @Test
    void halfASurrogatePairIsRefusedAndNeverReplaced() {
        assertThat(NARROW.encode("a" + EMOJI.charAt(0))).isInstanceOf(Encoding.NotEncodable.class);
    }

    @ParameterizedTest
    @EnumSource(Concatenation.class)
    void whateverIsEncodedIsReadBack(Concatenation concatenation) {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        String[] pieces = {"a", "€", "[", "é", " ", "ж", EMOJI, "ç", "@"};
        TextEncoder encoder = new TextEncoder(false, concatenation, ShiftTable.NONE, 255);
        for (int round = 0; round < 2_000; round++) {
            int kinds = 1 + random.nextInt(pieces.length);
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(700); length >= 0; length--) {
                text.append(pieces[random.nextInt(kinds)]);
            }
            int reference = random.nextInt(0x10000);

            assertThat(Phone.read(encoded(encoder, text.toString()), reference)).isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SPANISH,2,Evacúen ya: crecida rápida. ¿Está solo? Llame. Í Ó Á ç",
        "TURKISH,1,Sel uyarısı: ĞİŞ çğş [€]",
        "PORTUGUESE,3,Não há água: evacuação já. ÃÕÂ ê ô õ â Ê À"
    })
    void aShiftTableKeepsItsLettersInGsmAndIsAnnounced(ShiftTable table, int language, String text) {
        TextEncoder encoder = new TextEncoder(false, Concatenation.EIGHT_BIT, table, 255);
        ShortMessage single = encoded(encoder, text);
        ShortMessage many = encoded(encoder, text.repeat(9));

        assertThat(single.alphabet()).isEqualTo(Alphabet.GSM_7);
        assertThat(single.octets(1, 0)).startsWith(3, 0x24, 1, language);
        assertThat(many.octets(2, 7)).startsWith(8, 0, 3, 7, many.parts(), 2, 0x24, 1, language);
        assertThat(Phone.read(single, 0)).isEqualTo(text);
        assertThat(Phone.read(many, 7)).isEqualTo(text.repeat(9));
    }

    @ParameterizedTest
    @CsvSource({"153,1,1", "154,2,2", "296,2,3"})
    void aShiftTableTakesItsHeaderFromThePart(int plain, int narrow, int wide) {
        // á takes two septets, so the text has two more than its plain letters.
        String text = "á" + "a".repeat(plain);

        assertThat(encoded(new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.SPANISH, 255), text)
                        .parts())
                .isEqualTo(narrow);
        assertThat(encoded(new TextEncoder(true, Concatenation.SIXTEEN_BIT, ShiftTable.SPANISH, 255), text)
                        .parts())
                .isEqualTo(wide);
    }

    @Test
    void aTextThatNeedsNoShiftTableCarriesNoHeader() {
        TextEncoder spanish = new TextEncoder(true, Concatenation.EIGHT_BIT, ShiftTable.SPANISH, 255);

        assertThat(encoded(spanish, "a".repeat(160)).hasHeader()).isFalse();
        assertThat(encoded(spanish, "Привет á").alphabet()).isEqualTo(Alphabet.UCS_2);
    }

    private static ShortMessage encoded(TextEncoder encoder, String text) {
        return ((Encoding.Encoded) encoder.encode(text)).message();
    }
}
