package org.tocsin.sms.operator;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An operator's words as they may be logged and kept: on one line, not long, and without anything like a phone number. */
final class Redaction {
    private static final int MOST_CHARACTERS = 200;
    /** Not within a word, such as an id in hexadecimal. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\w.-])\\+?\\d{10,15}(?![\\w.-])");

    private static final Pattern NUMBER = Pattern.compile("[+(]?\\d(?:[ ()/.-]{0,2}\\d){8,}");

    private Redaction() {}

    /** The octets of an answer for the transcript; by the interface no number stands in it, but that is not ours to trust. */
    static byte[] octets(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        String kept = LONG_NUMBER.matcher(text).replaceAll("[number]");
        return kept.equals(text) ? answer : kept.getBytes(StandardCharsets.UTF_8);
    }

    static String of(String words) {
        String line = NUMBER.matcher(words.replaceAll("[\\s\\p{Cntrl}\"]+", " ").strip())
                .replaceAll("[number]");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
