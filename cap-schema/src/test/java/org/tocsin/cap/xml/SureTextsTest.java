package org.tocsin.cap.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SureTextsTest {

    @Test
    void everyDayOfTheCalendarIsSure() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            assertThat(SureTexts.isSure("sent", day + "T23:59:59-00:00"))
                    .as("%s", day)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T12:00:00-00:00",
                "2100-02-29T12:00:00-00:00",
                "2026-04-31T12:00:00-00:00",
                "2026-13-01T12:00:00-00:00",
                "2026-00-01T12:00:00-00:00",
                "2026-01-00T12:00:00-00:00",
                "2026-01-32T12:00:00-00:00",
                "0000-01-01T12:00:00-00:00",
                "2026-01-01T24:00:00-00:00"
            })
    void whatIsNoMomentIsLeftToTheValidator(String text) {
        assertThat(SureTexts.isSure("sent", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alerts.met.example/",
                "http://localhost:8080/",
                "https://met.example:8443/flood/1?lang=en",
                "http://met.example"
            })
    void usualAddressesAreSure(String address) {
        assertThat(SureTexts.isSure("web", address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "met",
                "http://",
                "http://met.example:99999999/",
                "http://met.example/ä",
                "http://[::1]/"
            })
    void otherAddressesAreLeftToTheValidator(String address) {
        assertThat(SureTexts.isSure("web", address)).isFalse();
    }
}
