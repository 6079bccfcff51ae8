package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapTimeTest {

    @Test
    void readsTheInstantsThatTheLibraryReadsAndRefusesTheOthers() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(
                    "%04d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d",
                    random.nextInt(10_000),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(26),
                    random.nextInt(62),
                    random.nextInt(62),
                    random.nextBoolean() ? "+" : "-",
                    random.nextInt(20),
                    random.nextInt(62));
            compare(text, seed);
        }
    }

    private static void compare(String text, long seed) {
        try {
            assertThat(CapTime.parse(text).instant())
                    .as("seed " + seed + ", " + text)
                    .isEqualTo(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            assertThatThrownBy(() -> OffsetDateTime.parse(text))
                    .as("seed " + seed + ", " + text)
                    .isInstanceOf(DateTimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T13:07:20Z",
                "2026-11-23T13:07:20.5-04:00",
                "2026-11-23 13:07:20-04:00",
                "2026-11-23T13:07:20-0400",
                "\u0662026-11-23T13:07:20-04:00",
                "2026-11-23T13:07:2\u0660-04:00",
                ""
            })
    void otherFormsAreNotThatOfCap(String text) {
        assertThat(CapTime.hasForm(text)).isFalse();
    }
}
