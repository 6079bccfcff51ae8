package org.tocsin.cellbroadcast.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Alphabet and language of a message (3GPP TS 23.038 clause 5).
 *
 * @param value the octet on the wire
 * @param alphabet what the pages hold
 * @param prefixed whether every page begins with two ISO 639 letters
 */
public record DataCodingScheme(int value, Alphabet alphabet, boolean prefixed) {

    /** What the pages hold. */
    public enum Alphabet {
        GSM7,
        UCS2
    }

    private static final List<String> GROUP_0000 =
            List.of("de", "en", "it", "fr", "es", "nl", "sv", "da", "pt", "fi", "no", "el", "tr", "hu", "pl");
    private static final Map<String, Integer> OWN_CODE = ownCodes();
    private static final int FIRST_OF_GROUP_0010 = 0x20;
    private static final int LAST_OF_GROUP_0010 = 0x24;
    private static final Pattern TWO_LETTERS = Pattern.compile("[a-z]{2}");

    private static final DataCodingScheme GSM7_ANY_LANGUAGE = new DataCodingScheme(0x0f, Alphabet.GSM7, false);
    private static final DataCodingScheme GSM7_PREFIXED = new DataCodingScheme(0x10, Alphabet.GSM7, true);
    private static final DataCodingScheme UCS2_PREFIXED = new DataCodingScheme(0x11, Alphabet.UCS2, true);
    private static final DataCodingScheme UCS2_ANY_LANGUAGE = new DataCodingScheme(0x48, Alphabet.UCS2, false);

    /**
     * The scheme for this text: GSM 7-bit when every character is in its tables, else UCS-2.
     *
     * @param language primary language subtag in lower case, such as {@code de}
     */
    static DataCodingScheme forText(String text, String language) {
        boolean known = TWO_LETTERS.matcher(language).matches();
        if (!Gsm7.canEncode(text)) {
            return known ? UCS2_PREFIXED : UCS2_ANY_LANGUAGE;
        }
        Integer own = OWN_CODE.get(language);
        if (own != null) {
            return new DataCodingScheme(own, Alphabet.GSM7, false);
        }
        return known ? GSM7_PREFIXED : GSM7_ANY_LANGUAGE;
    }

    /** Whether a profile may force it: the schemes that this gateway can write, 00 to 11, 20 to 24 and 48. */
    public static boolean canBeForced(int value) {
        return (value >= 0 && value <= UCS2_PREFIXED.value)
                || (value >= FIRST_OF_GROUP_0010 && value <= LAST_OF_GROUP_0010)
                || value == UCS2_ANY_LANGUAGE.value;
    }

    /** @param value one that {@link #canBeForced} */
    static DataCodingScheme forced(int value) {
        if (!canBeForced(value)) {
            throw new IllegalArgumentException("data coding scheme " + Integer.toHexString(value));
        }
        for (DataCodingScheme scheme : List.of(GSM7_PREFIXED, UCS2_PREFIXED, UCS2_ANY_LANGUAGE)) {
            if (scheme.value == value) {
                return scheme;
            }
        }
        return new DataCodingScheme(value, Alphabet.GSM7, false);
    }

    /** Why this scheme cannot carry a text; empty when it can. */
    Optional<String> objection(String text, String language) {
        if (prefixed && !TWO_LETTERS.matcher(language).matches()) {
            return Optional.of(String.format(
                    "the data coding scheme %02x needs a language of two letters, not %s", value, language));
        } else if (alphabet == Alphabet.GSM7 && !Gsm7.canEncode(text)) {
            int missing = text.chars()
                    .filter(c -> !Gsm7.canEncode(Character.toString(c)))
                    .findFirst()
                    .orElse(0);
            return Optional.of(String.format(
                    "the data coding scheme %02x, which the profile asks for, has no U+%04X", value, missing));
        }
        return Optional.empty();
    }

    private static Map<String, Integer> ownCodes() {
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < GROUP_0000.size(); code++) {
            codes.put(GROUP_0000.get(code), code);
        }
        codes.put("nb", codes.get("no"));
        codes.put("nn", codes.get("no"));
        // Group 0010 names he, ar and ru too, but with the GSM 7-bit alphabet, which cannot write them.
        codes.put("cs", 0x20);
        codes.put("is", 0x24);
        return Map.copyOf(codes);
    }
}
