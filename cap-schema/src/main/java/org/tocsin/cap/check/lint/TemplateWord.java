package org.tocsin.cap.check.lint;

import java.util.Optional;
import java.util.Set;

/**
 * Words in capitals that templates use for what is to be filled in: {@code PLACE} among small letters, {@code @AREA},
 * {@code WEATHER_CONDITION}. Texts that are in capitals throughout, labels ({@code AREA:}) and filled ones ({@code MAGNITUDE
 * 7.1}) are left alone.
 */
final class TemplateWord {
    private static final Set<String> WORDS = Set.of(
            "PLACE", "PLACES", "NUMBER", "COMPASS", "MAGNITUDE", "DATE", "SPEED", "AREA", "LOCATION", "DIRECTION");
    /** Characters looked at on either side of a word. */
    private static final int AROUND = 24;

    private TemplateWord() {}

    static boolean isOne(String text) {
        return WORDS.contains(text);
    }

    /** The first of them, with underscored words when these are asked for. */
    static Optional<String> in(String text, boolean underscored) {
        int at = 0;
        while (at < text.length()) {
            int end = endOfCapitals(text, at);
            if (end == at) {
                at++;
            } else if (isWhole(text, at, end) && isTemplate(text, at, end, underscored)) {
                return Optional.of(text.substring(at, end));
            } else {
                at = end;
            }
        }
        return Optional.empty();
    }

    private static boolean isTemplate(String text, int from, int end, boolean underscored) {
        String word = text.substring(from, end);
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        if (word.indexOf('_') > 0) {
            return underscored && word.length() > 6 && isMargin(before) && isMargin(charAt(text, end));
        }
        return WORDS.contains(word) && (before == '@' || standsAmongSmallLetters(text, from, end));
    }

    private static boolean standsAmongSmallLetters(String text, int from, int end) {
        String behind = text.substring(end, Math.min(text.length(), end + AROUND));
        if (behind.startsWith(":") || behind.startsWith("...") || startsWithDigit(behind)) {
            return false;
        }
        String before = text.substring(Math.max(0, from - AROUND), from);
        String last = lastWord(before);
        String next = firstWord(behind);
        return !isShouted(last) && !isShouted(next) && !(last + next).isEmpty();
    }

    private static boolean startsWithDigit(String text) {
        return text.stripLeading().chars().limit(1).anyMatch(Character::isDigit);
    }

    private static boolean isShouted(String word) {
        return word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
    }

    private static String firstWord(String text) {
        int from = 0;
        while (from < text.length() && !Phrases.isWord(text.charAt(from))) {
            from++;
        }
        int end = from;
        while (end < text.length() && Phrases.isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static String lastWord(String text) {
        int end = text.length();
        while (end > 0 && !Phrases.isWord(text.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && Phrases.isWord(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, end);
    }

    private static int endOfCapitals(String text, int from) {
        int end = from;
        while (end < text.length() && isCapital(text.charAt(end), end > from)) {
            end++;
        }
        return end;
    }

    private static boolean isCapital(char c, boolean inside) {
        return (c >= 'A' && c <= 'Z') || (inside && c == '_');
    }

    private static boolean isWhole(String text, int from, int end) {
        return (from == 0 || !Phrases.isWord(text.charAt(from - 1))) && !Phrases.isWord(charAt(text, end));
    }

    /** What may stand around a word of prose, unlike around a part of an address or of a file's name. */
    private static boolean isMargin(char c) {
        return Character.isWhitespace(c) || ",.;:!?()'\"".indexOf(c) >= 0;
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : ' ';
    }
}
