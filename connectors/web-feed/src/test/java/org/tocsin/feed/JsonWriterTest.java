package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

    @Test
    void objectsAndArraysAreSeparatedByCommas() {
        JsonWriter json = new JsonWriter().openObject();
        json.member("a", "1")
                .name("b")
                .openArray()
                .value(2)
                .raw("true")
                .openObject()
                .closeObject();
        json.closeArray()
                .member("none", Optional.empty())
                .member("no", List.of())
                .member("c", List.of("x", "y"));

        assertThat(json.closeObject()).hasToString("{\"a\":\"1\",\"b\":[2,true,{}],\"c\":[\"x\",\"y\"]}");
    }

    @Test
    void anyTextComesBackFromAnIndependentParser() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(20), 0, 0x11000)
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            byte[] bytes = new JsonWriter().value(text).bytes();
            assertThat(new JsonMapper().readTree(bytes).asString()).isEqualTo(text);
        }
    }
}
