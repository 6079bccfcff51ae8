package org.tocsin.cap.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How to mend what breaks a rule, by id, from the file beside this class. */
final class Remedies {
    private static final String FILE = "remedies.txt";

    static final Map<String, String> BY_RULE = read();

    private Remedies() {}

    /** The rule with its remedy, if it has one of its own. */
    static RuleEntry complete(RuleEntry entry) {
        String remedy = BY_RULE.get(entry.id());
        return remedy == null ? entry : entry.mendedBy(remedy);
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(Remedies.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
