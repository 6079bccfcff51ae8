package org.tocsin.broadcast.text;

import java.util.regex.Pattern;

/** Texts as a crawl and a log can carry them. */
final class PlainWords {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private PlainWords() {}

    /** Any run of white space and control characters becomes one space (ECIG). */
    static String tidy(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** At most so many characters, ended at a word, with the mark of a cut; empty when there is room for the mark only. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int room = most - Announcement.CUT.length() - 1;
        if (room < 1) {
            return "";
        }
        int end = text.lastIndexOf(' ', room);
        if (end < 1) {
            end = Character.isLowSurrogate(text.charAt(room)) ? room - 1 : room;
        }
        return text.substring(0, end).strip() + " " + Announcement.CUT;
    }

    /** Ends it as a sentence, so that speech pauses. */
    static String sentence(String text) {
        return text.isEmpty() || ".!?…؟。！？।".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
