package org.tocsin.cellbroadcast.cbsp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The reference messages of {@code cbsp-vectors.txt} by name. */
final class Vectors {
    static final Map<String, byte[]> ALL = read();

    private Vectors() {}

    static byte[] octets(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static Map<String, byte[]> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/cbsp-vectors.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(
                            words -> words[0], words -> HexFormat.of().parseHex(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
