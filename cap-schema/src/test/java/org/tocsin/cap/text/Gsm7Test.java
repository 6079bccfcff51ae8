package org.tocsin.cap.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gsm7Test {
    @Test
    void aCharacterOfTheDefaultAlphabetTakesOneSeptet() {
        assertThat(Gsm7.septets("Überschwemmung: 5 £ @ Ωß\r\n")).hasValue(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"})
    void aCharacterOfTheExtensionTakesTwo(String character) {
        assertThat(Gsm7.septets(character)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"—", "“", "`", "ç", "á", "\t", "\u001b", "\u0000", "ř", "水", "\uD83C\uDF2A"})
    void aCharacterOfNeitherTableIsOutside(String character) {
        assertThat(Gsm7.septets("a" + character)).isEmpty();
        assertThat(Gsm7.firstOutside("a" + character + "b")).contains(character);
    }

    @Test
    void theWholeOfBothTablesIsHeld() {
        long inside = IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .filter(c -> Gsm7.septets(Character.toString(c)).isPresent())
                .count();

        assertThat(inside).isEqualTo(127 + 10);
    }
}
