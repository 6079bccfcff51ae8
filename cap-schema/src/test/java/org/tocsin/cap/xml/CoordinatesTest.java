package org.tocsin.cap.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @Test
    void theQuickWayReadsJustWhatThePlatformReads() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = number(random);
            assertThat(Coordinates.simple(text, 0, text.length()))
                    .as("%s, seed %d", text, seed)
                    .isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1e3", "NaN", "1.2.3", "--1", "1-", "0x1p3", "1f", "1234567890.123456"})
    void theQuickWayLeavesEverythingElseToTheOther(String text) {
        assertThat(Coordinates.simple(text, 0, text.length())).isNaN();
    }

    private static String number(Random random) {
        int whole = random.nextInt(8);
        int fraction = random.nextInt(8) + (whole == 0 ? 1 : 0);
        String sign = random.nextBoolean() ? "" : random.nextBoolean() ? "-" : "+";
        return sign + digits(random, whole) + (fraction > 0 ? "." + digits(random, fraction) : "");
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
