package org.tocsin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a phone makes of pages: each decoded alone, then language prefix and padding taken off (3GPP TS 23.038). */
final class CbspText {
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final Map<Integer, Character> ESCAPED = Map.of(
            0x0a, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2f, '\\', 0x3c, '[', 0x3d, '~', 0x3e, ']', 0x40, '|', 0x65,
            '€');
    private static final int PREFIXED_SEVEN_BIT = 0x10;
    private static final int PREFIXED_UCS2 = 0x11;
    private static final int UCS2 = 0x48;

    private CbspText() {}

    /** @param pages user length first, then 82 octets */
    static String of(int codingScheme, List<byte[]> pages) {
        return pages.stream().map(page -> text(codingScheme, page)).collect(Collectors.joining());
    }

    private static String text(int codingScheme, byte[] page) {
        return switch (codingScheme) {
            case UCS2 -> ucs2(page, 1);
            case PREFIXED_UCS2 -> ucs2(page, 3);
            case PREFIXED_SEVEN_BIT -> sevenBit(page).substring(3);
            default -> sevenBit(page);
        };
    }

    private static String ucs2(byte[] page, int from) {
        return withoutPadding(new String(page, from, page.length - from, StandardCharsets.UTF_16BE));
    }

    private static String sevenBit(byte[] page) {
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        int buffer = 0;
        int bits = 0;
        for (int at = 1; at < page.length; at++) {
            buffer |= (page[at] & 0xff) << bits;
            bits += 8;
            while (bits >= 7) {
                int code = buffer & 0x7f;
                buffer >>= 7;
                bits -= 7;
                if (escaped) {
                    text.append(ESCAPED.getOrDefault(code, ' '));
                    escaped = false;
                } else if (code == 0x1b) {
                    escaped = true;
                } else {
                    text.append(ALPHABET.charAt(code));
                }
            }
        }
        return withoutPadding(text.toString());
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end);
    }
}
