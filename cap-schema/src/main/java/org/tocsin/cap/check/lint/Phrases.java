package org.tocsin.cap.check.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Phrases to look for in texts, whole words whatever their case; between two words may stand anything that is no word. A
 * phrase that ends in {@code *} is the beginning of a word. Chinese, Japanese, Korean and Thai are written without white
 * space or with endings, so their phrases are found inside words too. Looking costs time in proportion to the text.
 */
final class Phrases {
    /** More than this between two words, and they belong to different sentences. */
    private static final int GAP = 6;

    private static final int ASCII = 128;

    /** By their first two characters: most words of a text are then passed by with one look. */
    private final Map<Integer, List<String>> byStart = new HashMap<>();

    /** The same pairs of ASCII letters in either case, asked first because a table costs less than a map. */
    private final boolean[] asciiStarts = new boolean[ASCII * ASCII];

    private Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            char first = phrase.charAt(0);
            char second = phrase.charAt(1);
            if (!isWord(second)) {
                throw new IllegalArgumentException("the first word has one letter: " + phrase);
            }
            byStart.computeIfAbsent(pair(first, second), start -> new ArrayList<>())
                    .add(phrase);
            if (first < ASCII && second < ASCII) {
                char upperFirst = Character.toUpperCase(first);
                char upperSecond = Character.toUpperCase(second);
                asciiStarts[first * ASCII + second] = true;
                asciiStarts[first * ASCII + upperSecond] = true;
                asciiStarts[upperFirst * ASCII + second] = true;
                asciiStarts[upperFirst * ASCII + upperSecond] = true;
            }
        }
    }

    /** A file beside this class: a phrase a line, {@code #} before remarks. */
    static Phrases read(String file) {
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file)) {
            return new Phrases(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    boolean isIn(String text) {
        return firstIn(text).isPresent();
    }

    /** The first of the phrases, as the text writes it. */
    Optional<String> firstIn(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (mayBegin(text, i)) {
                int end = match(beginningAt(text, i), text, i);
                if (end > 0) {
                    return Optional.of(text.substring(i, end));
                }
            }
        }
        return Optional.empty();
    }

    static boolean isWord(char c) {
        if (c < ASCII) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean mayBegin(String text, int at) {
        return at == 0 || !isWord(text.charAt(at - 1)) || isUnspaced(text.charAt(at));
    }

    private List<String> beginningAt(String text, int at) {
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (first < ASCII && second < ASCII && !asciiStarts[first * ASCII + second]) {
            return List.of();
        }
        return byStart.getOrDefault(pair(Character.toLowerCase(first), Character.toLowerCase(second)), List.of());
    }

    private static int pair(char first, char second) {
        return first << Character.SIZE | second;
    }

    private static int match(List<String> candidates, String text, int from) {
        for (String phrase : candidates) {
            int end = match(phrase, text, from);
            if (end > 0) {
                return end;
            }
        }
        return -1;
    }

    private static int match(String phrase, String text, int from) {
        int at = from;
        for (int i = 0; i < phrase.length(); i++) {
            char wanted = phrase.charAt(i);
            if (wanted == '*') {
                return at;
            }
            int next = wanted == ' ' ? behindGap(text, at) : behind(wanted, text, at);
            if (next == at) {
                return -1;
            }
            at = next;
        }
        boolean whole = at == text.length() || !isWord(text.charAt(at)) || isUnspaced(text.charAt(at - 1));
        return whole ? at : -1;
    }

    private static int behind(char wanted, String text, int at) {
        return at < text.length() && Character.toLowerCase(text.charAt(at)) == wanted ? at + 1 : at;
    }

    private static int behindGap(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + GAP && !isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isUnspaced(char c) {
        if (c < '\u0E00') {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        };
    }
}
