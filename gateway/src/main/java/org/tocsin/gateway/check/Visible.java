package org.tocsin.gateway.check;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Text from a message or a file name as it may stand on a terminal: characters that would command it, turn the direction
 * of writing or hide are named instead, as {@code <U+001B>}.
 */
final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final Set<UnicodeScript> WIDE_SCRIPTS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FIRST_PICTOGRAPH = 0x1F300;
    private static final int LAST_PICTOGRAPH = 0x1FAFF;

    private Visible() {}

    static String text(String raw) {
        StringBuilder shown = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append("    ");
            } else if (isSafe(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("<U+%04X>".formatted(c));
            }
        });
        return shown.toString();
    }

    /** How many columns of a terminal such text takes, so that a caret stands under its character. */
    static int width(String shown) {
        return shown.codePoints().map(Visible::width).sum();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return WIDE_SCRIPTS.contains(UnicodeScript.of(c)) || (c >= FIRST_PICTOGRAPH && c <= LAST_PICTOGRAPH);
    }
}
