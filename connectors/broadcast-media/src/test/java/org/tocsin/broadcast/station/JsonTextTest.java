package org.tocsin.broadcast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void everythingThatCouldEndAStringIsEscaped() {
        assertThat(JsonText.of("a\"b\\c\nd\te\u0000f\u007fg\u2028h"))
                .isEqualTo("\"a\\\"b\\\\c\\u000ad\\u0009e\\u0000f\\u007fg\\u2028h\"");
    }

    @Test
    void lettersOfAllScriptsStayAsTheyAre() {
        assertThat(JsonText.of("Überschwemmung اختبار")).isEqualTo("\"Überschwemmung اختبار\"");
    }

    @Test
    void pairedAndLoneSurrogatesAreEscaped() {
        assertThat(JsonText.of("\ud83d\ude00 \ud83d")).isEqualTo("\"\\ud83d\\ude00 \\ud83d\"");
    }

    @Test
    void valuesNest() {
        assertThat(JsonText.of(Map.of("list", List.of(1, true, Optional.empty(), 1.23456))))
                .isEqualTo("{\"list\": [1, true, null, 1.235]}");
    }

    @Test
    void anUnknownTypeIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> JsonText.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
