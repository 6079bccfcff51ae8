package org.tocsin.sms.text;

import java.util.Map;

/**
 * Plain forms of typographic quotes, dashes and spaces, which mean the same. One curly quote in an otherwise plain text
 * turns 160 characters a message into 70. Letters are never touched.
 */
final class Typography {
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('\u2018', "'"),
            Map.entry('\u2019', "'"),
            Map.entry('\u201A', "'"),
            Map.entry('\u2039', "'"),
            Map.entry('\u203A', "'"),
            Map.entry('\u201C', "\""),
            Map.entry('\u201D', "\""),
            Map.entry('\u201E', "\""),
            Map.entry('\u00AB', "\""),
            Map.entry('\u00BB', "\""),
            Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"),
            Map.entry('\u2012', "-"),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2212', "-"),
            Map.entry('\u2026', "..."),
            Map.entry('\u00A0', " "),
            Map.entry('\u2007', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u202F', " "));

    private Typography() {}

    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(PLAIN.getOrDefault(c, String.valueOf(c)));
        }
        return plain.toString();
    }
}
