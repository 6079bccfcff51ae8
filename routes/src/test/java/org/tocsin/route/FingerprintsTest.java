package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final int MANY = 20_000;

    private final Fingerprints prints = new Fingerprints();

    @Test
    void whatWasPutIsFoundHoweverOftenTheTableGrew() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Fingerprints.Name, Long> expected = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            // One in ten wants one of a few places, so that they stand in each other's way.
            long high = random.nextInt(10) == 0 ? random.nextLong(50) : random.nextLong();
            Fingerprints.Name name = new Fingerprints.Name(high, random.nextLong());
            long content = random.nextLong(1, Long.MAX_VALUE);
            prints.put(name, content);
            expected.put(name, content);
        }

        assertThat(prints.size()).isEqualTo(expected.size());
        expected.forEach((name, content) -> assertThat(prints.get(name)).isEqualTo(content));
        assertThat(prints.get(new Fingerprints.Name(1, 1))).isEqualTo(Fingerprints.NONE);
    }

    @Test
    void aNameIsCountedOnceAndKeepsItsLastContent() {
        Fingerprints.Name name = new Fingerprints.Name(0, 0);
        prints.put(name, 5);
        prints.put(name, 6);

        assertThat(prints.size()).isOne();
        assertThat(prints.get(name)).isEqualTo(6);
    }
}
