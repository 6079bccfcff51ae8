package org.tocsin.cellbroadcast.page;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of cutting a text into pages. */
public sealed interface Paging {

    /**
     * @param pages 1 to 15, none in a message without text
     * @param text what a phone shows of them
     */
    record Paged(DataCodingScheme scheme, List<Page> pages, String text) implements Paging {
        /** Of a message without text. */
        public static final Paged NONE = new Paged(DataCodingScheme.forced(0), List.of(), "");

        public Paged {
            pages = List.copyOf(pages);
        }

        /** Length of the text without prefixes: septets of the GSM 7-bit alphabet, else 16-bit units. */
        public int units() {
            return scheme.alphabet() == DataCodingScheme.Alphabet.GSM7 ? Gsm7.length(text) : text.length();
        }
    }

    /** The text needs this many pages, more than {@link Page#MOST}. */
    record TooLong(int pages) implements Paging {}

    /** The text is empty or has characters that no alphabet here carries. */
    record NotEncodable(String detail) implements Paging {}

    /**
     * Cuts a text into pages. Nothing is shortened or replaced; composed characters, line ends and tabs are brought to the
     * form that the alphabets know.
     *
     * @param language a BCP 47 tag such as {@code de-AT}
     */
    static Paging of(String text, String language) {
        return of(text, language, OptionalInt.empty());
    }

    /**
     * The same under a scheme that the profile forces.
     *
     * @param forced one of {@link DataCodingScheme#canBeForced}; empty: what alphabet and language ask for
     */
    static Paging of(String text, String language, OptionalInt forced) {
        String form = carried(text);
        if (form.isEmpty()) {
            return new NotEncodable("there is no text");
        }
        int bad = firstBad(form);
        if (bad >= 0) {
            return new NotEncodable(
                    String.format("the character U+%04X at %d cannot be carried", (int) form.charAt(bad), bad));
        }
        String subtag = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        DataCodingScheme scheme = forced.isPresent()
                ? DataCodingScheme.forced(forced.getAsInt())
                : DataCodingScheme.forText(form, subtag);
        Optional<String> objection = scheme.objection(form, subtag);
        if (objection.isPresent()) {
            return new NotEncodable(objection.get());
        }
        List<Page> pages = scheme.alphabet() == DataCodingScheme.Alphabet.GSM7
                ? new Gsm7Pages(scheme.prefixed() ? subtag : "").cut(form)
                : new Ucs2Pages(scheme.prefixed() ? subtag : "").cut(form);
        return pages.size() > Page.MOST ? new TooLong(pages.size()) : new Paged(scheme, pages, form);
    }

    /** CR would be taken for padding at the end of a page, and a tab is in no table. */
    private static String carried(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .strip();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\n')) {
                return i;
            }
        }
        return -1;
    }
}
