package org.tocsin.cellbroadcast.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads pages as a phone does: each alone, padding and language prefix taken off. */
final class PageReader {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private PageReader() {}

    static List<String> texts(Paging.Paged paged) {
        boolean prefixed = paged.scheme().prefixed();
        boolean ucs2 = paged.scheme().alphabet() == DataCodingScheme.Alphabet.UCS2;
        int prefix = !prefixed ? 0 : ucs2 ? 1 : 3;
        return raw(paged).stream().map(text -> text.substring(prefix)).toList();
    }

    /** With the prefix; that of UCS-2 shows as one character. */
    static List<String> raw(Paging.Paged paged) {
        boolean ucs2 = paged.scheme().alphabet() == DataCodingScheme.Alphabet.UCS2;
        return paged.pages().stream()
                .map(page -> ucs2 ? new String(page.content(), StandardCharsets.UTF_16BE) : unpack(page.content()))
                .map(text -> text.replaceAll("\r+$", ""))
                .toList();
    }

    private static String unpack(byte[] octets) {
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (int septet = 0; septet < 93; septet++) {
            int code = 0;
            for (int bit = 0; bit < 7; bit++) {
                int at = septet * 7 + bit;
                code |= (octets[at / 8] >> (at % 8) & 1) << bit;
            }
            if (escaped) {
                text.append(code == 0x65 ? "€" : "<" + code + ">");
                escaped = false;
            } else if (code == 0x1b) {
                escaped = true;
            } else {
                text.append(BASIC.charAt(code));
            }
        }
        return text.toString();
    }
}
