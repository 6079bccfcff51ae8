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

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            byFirst.computeIfAbsent(phrase.charAt(0), first -> new ArrayList<>())
                    .add(phrase);
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
        for (int i = 0; i < text.length(); i++) {
            if (mayBegin(text, i)) {
                int end = match(text, i);
                if (end > 0) {
                    return Optional.of(text.substring(i, end));
                }
            }
        }
        return Optional.empty();
    }

    static boolean isWord(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        return isWord(c) && (at == 0 || isUnspaced(c) || !isWord(text.charAt(at - 1)));
    }

    private int match(String text, int from) {
        for (String phrase : byFirst.getOrDefault(Character.toLowerCase(text.charAt(from)), List.of())) {
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
