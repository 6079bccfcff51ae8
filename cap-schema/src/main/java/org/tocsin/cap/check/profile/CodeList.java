package org.tocsin.cap.check.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A published list of codes with their names, from a file beside this class: one a line, code, tab, name; # begins a remark. */
final class CodeList {
    private final Map<String, String> names;

    private CodeList(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    static CodeList read(String file) {
        try (InputStream in = CodeList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the archive lacks " + file);
            }
            return new CodeList(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1])));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean has(String code) {
        return names.containsKey(code);
    }

    String name(String code) {
        return names.getOrDefault(code, "");
    }
}
