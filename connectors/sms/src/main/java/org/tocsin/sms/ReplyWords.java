package org.tocsin.sms;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tocsin.sms.text.Gsm7;

/**
 * Which words of a phone end or begin again what is sent to it. A word counts when it is the whole message, whatever its case
 * and the marks around it: a sentence in which it stands may mean anything. Immutable.
 */
final class ReplyWords {
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    /** What a message asks for. */
    enum Meaning {
        STOP,
        START,
        NOTHING
    }

    private final Set<String> stop;
    private final Set<String> start;

    /** @param start empty when nobody can begin again by a message */
    ReplyWords(List<String> stop, List<String> start) {
        this.stop = forms(stop);
        this.start = forms(start);
    }

    Meaning of(String text) {
        String whole = text.strip();
        if (matches(stop, whole)) {
            return Meaning.STOP;
        }
        return matches(start, whole) ? Meaning.START : Meaning.NOTHING;
    }

    private static boolean matches(Set<String> words, String text) {
        return words.contains(text) || words.contains(plain(text));
    }

    /** Each word as it is compared, and as the octets of GSM 7-bit look to those who read them as Latin-1. */
    private static Set<String> forms(Collection<String> words) {
        Set<String> forms = new TreeSet<>();
        for (String word : words) {
            forms.add(plain(word));
            String lower = word.toLowerCase(Locale.ROOT);
            String upper = word.toUpperCase(Locale.ROOT);
            String first = upper.substring(0, Math.min(1, upper.length()));
            for (String spelled : List.of(lower, upper, first + lower.substring(Math.min(1, lower.length())))) {
                Gsm7.asLatin1(spelled).ifPresent(forms::add);
            }
        }
        return forms;
    }

    private static String plain(String text) {
        return Normalizer.normalize(AROUND.matcher(text).replaceAll(""), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT);
    }
}
