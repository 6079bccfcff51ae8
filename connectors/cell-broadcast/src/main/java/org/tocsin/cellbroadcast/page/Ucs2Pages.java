package org.tocsin.cellbroadcast.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into pages of UCS-2 units, filled with U+000D: 41 units, or 40 after the two-octet language prefix (3GPP TS
 * 23.038 5). Characters beyond the 16-bit plane go as surrogate pairs, which phones understand but only on one page.
 */
final class Ucs2Pages {
    private static final int OCTETS_PER_UNIT = 2;

    private final byte[] prefix;
    private final int units;

    /** @param language two letters to stand on every page, or empty for none */
    Ucs2Pages(String language) {
        prefix = language.isEmpty() ? new byte[0] : packed(language);
        units = (Page.OCTETS - prefix.length) / OCTETS_PER_UNIT;
    }

    List<Page> cut(String text) {
        List<Page> pages = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = Math.min(begin + units, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            pages.add(page(text.substring(begin, end)));
            begin = end;
        }
        return pages;
    }

    private Page page(String text) {
        ByteBuffer content = ByteBuffer.allocate(Page.OCTETS);
        content.put(prefix).put(text.getBytes(StandardCharsets.UTF_16BE));
        int used = content.position();
        while (content.hasRemaining()) {
            content.putChar('\r');
        }
        return new Page(content.array(), used);
    }

    /** Two letters as two septets in two octets; the top two bits stay 0. */
    private static byte[] packed(String language) {
        return Gsm7.pack(new byte[] {Gsm7.septets(language.charAt(0))[0], Gsm7.septets(language.charAt(1))[0]});
    }
}
