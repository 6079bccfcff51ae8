package org.tocsin.broadcast.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.broadcast.text.Announcement;

/** Text that came from outside, made ready to be spoken. */
final class SpeakableText {
    /** espeak-ng takes what stands in double brackets as phonemes. */
    private static final Pattern PHONEMES = Pattern.compile("\\[\\[|]]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…؟۔](?=\\s)|[。！？।]");

    private SpeakableText() {}

    /** Without phoneme brackets, control characters and marks of a cut, which would be read out as asterisks. */
    static String harmless(String text) {
        // Where there is a pair single brackets go as well: of "[[[[" or "[ [" nothing may be left to pair up again.
        String plain = CONTROL.matcher(text).replaceAll(" ").replace(Announcement.CUT, " ");
        return PHONEMES.matcher(plain).find() ? plain.replace('[', ' ').replace(']', ' ') : plain;
    }

    /** At most so many characters, ended at a sentence where there is one, else at a word, with {@link Announcement#CUT}. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int room = Math.max(most - Announcement.CUT.length() - 1, 1);
        int end = lastSentenceEnd(text.substring(0, room + 1));
        if (end < room / 3) {
            end = text.lastIndexOf(' ', room);
        }
        if (end <= 0) {
            end = Character.isLowSurrogate(text.charAt(room)) ? room - 1 : room;
        }
        return text.substring(0, end).strip() + " " + Announcement.CUT;
    }

    private static int lastSentenceEnd(String text) {
        Matcher matcher = SENTENCE_END.matcher(text);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }
}
