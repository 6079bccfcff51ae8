package org.tocsin.cap.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Limits;

/** Reads the texts of simple elements; what cannot be read is noted. An element of white space alone is absent. */
final class Texts {
    private static final int SHOWN = 60;

    private final Notes notes;
    private final Limits limits;

    Texts(Notes notes, Limits limits) {
        this.notes = notes;
        this.limits = limits;
    }

    Notes notes() {
        return notes;
    }

    static Optional<String> text(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text);
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

    /** The text of an element that must be there; the schema has told when it is not. */
    String required(@Nullable String text, String path) {
        if (text == null) {
            notes.unread(path);
            return "";
        }
        return text;
    }

    /** Whether there is something, with no white space around it. */
    static boolean isTrim(@Nullable String text) {
        return text != null && !text.isEmpty() && !isBlank(text.charAt(0)) && !isBlank(text.charAt(text.length() - 1));
    }

    /** A code, name or value, without the white space around it. */
    String trimmed(@Nullable String text, String path) {
        String written = required(text, path);
        if (written.isEmpty() || isTrim(written)) {
            return written;
        }
        int start = 0;
        int end = written.length();
        while (start < end && isBlank(written.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(written.charAt(end - 1))) {
            end--;
        }
        String read = written.substring(start, end);
        notes.deviation(Deviation.Kind.SURROUNDING_BLANKS, path, read);
        return read;
    }

    /** One of the values that CAP lists; of any other the schema has told. */
    <E> Optional<E> choice(@Nullable String text, String path, Function<String, E> named) {
        if (text == null) {
            notes.unread(path);
            return Optional.empty();
        }
        try {
            return Optional.of(named.apply(text));
        } catch (IllegalArgumentException e) {
            notes.unread(path);
            return Optional.empty();
        }
    }

    /** The schema has seen the form; midnight written 24:00:00 passes it and has no instant of its own here. */
    Optional<CapTime> time(@Nullable String text, String path) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<CapTime> time = CapTime.read(text);
        if (time.isEmpty()) {
            notes.malformed(
                    "CAP-05",
                    path,
                    "The time is " + quoted(text)
                            + ", which no clock shows; write a real date, hours 00 to 23 and an offset"
                            + " within 14 hours, like 2026-11-23T13:07:20-04:00.");
        }
        return time;
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
        if (text.length() > limits.digits()) {
            notes.unreadable(
                    "CAP-01",
                    path,
                    "The number exceeds the limit of digits, " + limits.digits() + "; write a shorter one.");
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text));
        } catch (NumberFormatException e) {
            notes.unread(path);
            return Optional.empty();
        }
    }

    /** Words split by white space; those with white space inside stand in double quotes (CAP 1.2, addresses). */
    List<String> words(@Nullable String text, String path) {
        if (text == null || isTooLong(text, path)) {
            return List.of();
        }
        Optional<List<String>> words = QuotedWords.split(text);
        if (words.isEmpty()) {
            notes.unreadable(
                    "CAP-17",
                    path,
                    "The double quotes do not pair; put each entry that has spaces between two double quotes, with white"
                            + " space around them.");
        }
        return words.orElse(List.of());
    }

    /** Whether a list has more entries than anybody needs, which is noted. */
    boolean isTooLong(String text, String path) {
        int entries = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i)) && (i == 0 || isSpace(text.charAt(i - 1)))) {
                entries++;
            }
        }
        if (entries > limits.entries()) {
            notes.unreadable(
                    "CAP-01",
                    path,
                    "The list has " + entries + " entries; the limit of entries is " + limits.entries()
                            + ". Name only what still matters.");
        }
        return entries > limits.entries();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    // Word processors leave no-break spaces.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
