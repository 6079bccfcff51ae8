package org.tocsin.cap.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Reference;

/** Reads the texts of simple elements; what cannot be read becomes a finding. An element of white space alone is absent. */
final class Texts {
    private static final int SHOWN = 60;

    private final Findings findings;
    private final int maxDigits;

    Texts(Findings findings, int maxDigits) {
        this.findings = findings;
        this.maxDigits = maxDigits;
    }

    Findings findings() {
        return findings;
    }

    static Optional<String> text(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    static List<String> filled(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    /** The words between XML white space. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean space = i == text.length() || isSpace(text.charAt(i));
            if (space && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!space && start < 0) {
                start = i;
            }
        }
        return words;
    }

    static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }

    /** The schema has seen the form; midnight written 24:00:00 passes it and has no instant of its own here. */
    Optional<CapTime> time(@Nullable String text, String path) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CapTime.parse(text));
        } catch (DateTimeException e) {
            findings.error(
                    "CAP-05",
                    path,
                    "The time is " + quoted(text)
                            + ", which no clock shows; write a real date, hours 00 to 23 and an offset"
                            + " within 14 hours, like 2026-11-23T13:07:20-04:00.");
            return Optional.empty();
        }
    }

    Optional<BigInteger> integer(@Nullable String text, String path) {
        return number(text, path, BigInteger::new);
    }

    Optional<BigDecimal> decimal(@Nullable String text, String path) {
        return number(text, path, BigDecimal::new);
    }

    // Reading a number takes time that grows with the square of its digits, so they are counted first.
    private <N> Optional<N> number(@Nullable String text, String path, Function<String, N> read) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > maxDigits) {
            findings.error(
                    "CAP-01", path, "The number exceeds the limit of digits, " + maxDigits + "; write a shorter one.");
            return Optional.empty();
        }
        return Optional.of(read.apply(text));
    }

    /** Words split by white space; those with white space inside stand in double quotes (CAP 1.2, addresses). */
    List<String> words(@Nullable String text, String path) {
        if (text == null) {
            return List.of();
        }
        Optional<List<String>> words = QuotedWords.split(text);
        if (words.isEmpty()) {
            findings.error(
                    "CAP-17",
                    path,
                    "The double quotes do not pair; put each entry that has spaces between two double quotes, with white"
                            + " space around them.");
        }
        return words.orElse(List.of());
    }

    List<Reference> references(@Nullable String text, String path) {
        if (text == null) {
            return List.of();
        }
        List<String> triples = split(text);
        if (triples.isEmpty()) {
            findings.warning("CAP-08", path, "The references are empty and are ignored; leave the element out.");
        }
        List<Reference> references = new ArrayList<>();
        for (String triple : triples) {
            reference(triple, path).ifPresent(references::add);
        }
        return references;
    }

    private Optional<Reference> reference(String triple, String path) {
        String[] parts = triple.split(",", -1);
        if (parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty()) {
            return Optional.of(new Reference(parts[0], parts[1], parts[2]));
        }
        findings.error(
                "CAP-08",
                path,
                "The references hold " + quoted(triple)
                        + "; write sender,identifier,sent of each message, with white space between messages.");
        return Optional.empty();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
