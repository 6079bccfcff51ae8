package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages under src/test/resources/org/tocsin/cap, named for what is wrong with them. */
public final class Fixtures {
    private Fixtures() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Alert alert(String name) {
        Reading reading = CapXml.read(bytes(name));
        assertThat(reading).as(name).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).message().alert();
    }
}
