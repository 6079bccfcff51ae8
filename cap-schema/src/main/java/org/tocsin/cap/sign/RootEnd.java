package org.tocsin.cap.sign;

import java.util.OptionalInt;

/** Finds the end tag of a document's root in its text. */
final class RootEnd {
    private static final String END_TAG = "</";
    private static final String COMMENT = "<!--";
    private static final String INSTRUCTION = "<?";

    private RootEnd() {}

    /** Where the last end tag begins behind which only comments, instructions and white space come. */
    static OptionalInt of(String text) {
        for (int at = text.lastIndexOf(END_TAG); at >= 0; at = text.lastIndexOf(END_TAG, at - 1)) {
            int close = text.indexOf('>', at);
            if (close >= 0 && isEpilogue(text, close + 1)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isEpilogue(String text, int start) {
        int at = start;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith(COMMENT, at)) {
                at = behind(text, "-->", at + COMMENT.length());
            } else if (text.startsWith(INSTRUCTION, at)) {
                at = behind(text, "?>", at + INSTRUCTION.length());
            } else {
                return false;
            }
        }
        return true;
    }

    /** Behind the next mark; one past the end when there is none, which no text is then. */
    private static int behind(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at + mark.length();
    }
}
