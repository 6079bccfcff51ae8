package org.tocsin.cellbroadcast.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
