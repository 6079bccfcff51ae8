package org.tocsin.feed;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as a feed may carry it: no control characters, no stray white space, LF as the line end. */
final class XmlText {
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private XmlText() {}

    /** Line breaks are kept; what XML 1.0 cannot hold, and controls that no reader shows, are left out. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        LINE_END.matcher(text)
                .replaceAll("\n")
                .codePoints()
                .filter(XmlText::isAllowed)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** The same on one line. */
    static String line(String text) {
        return WHITE.matcher(clean(text)).replaceAll(" ");
    }

    /** At most that many code points, cut between words and marked by an ellipsis when it was longer. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int space = head.lastIndexOf(' ');
        return (space > head.length() / 2 ? head.substring(0, space) : head).strip() + "…";
    }

    /** Whether a tag may stand in {@code xml:lang} (BCP 47). */
    static boolean isLanguageTag(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .toLanguageTag()
                    .equals("und");
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** XML 1.0 2.2, less the controls of C0, DEL and C1 but tabulator and line feed. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
