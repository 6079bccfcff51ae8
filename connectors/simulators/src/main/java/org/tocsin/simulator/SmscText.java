package org.tocsin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a phone shows for the octets of a message. Anything it cannot show becomes U+FFFD, so that a test sees it. */
final class SmscText {
    static final int GSM_7 = 0;
    static final int UCS_2 = 8;

    private static final int ESCAPE = 0x1B;
    private static final char WRONG = '\uFFFD';

    /** 3GPP TS 23.038 6.2.1, a row for each 16 codes. */
    private static final String[] ROWS = {
        "@\u00A3$\u00A5\u00E8\u00E9\u00F9\u00EC\u00F2\u00C7\n\u00D8\u00F8\r\u00C5\u00E5",
        "\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\uFFFD\u00C6\u00E6\u00DF\u00C9",
        " !\"#\u00A4%&'()*+,-./",
        "0123456789:;<=>?",
        "\u00A1ABCDEFGHIJKLMNO",
        "PQRSTUVWXYZ\u00C4\u00D6\u00D1\u00DC\u00A7",
        "\u00BFabcdefghijklmno",
        "pqrstuvwxyz\u00E4\u00F6\u00F1\u00FC\u00E0"
    };

    /** 3GPP TS 23.038 6.2.1.1. */
    private static final Map<Integer, Character> EXTENSION = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '\u20AC');

    private SmscText() {}

    static boolean knows(int dataCoding) {
        return dataCoding == GSM_7 || dataCoding == UCS_2;
    }

    static String decode(int dataCoding, byte[] octets) {
        return dataCoding == UCS_2 ? new String(octets, StandardCharsets.UTF_16BE) : septets(octets);
    }

    private static String septets(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0xFF;
            if (code == ESCAPE) {
                i++;
                text.append(i < octets.length ? EXTENSION.getOrDefault(octets[i] & 0xFF, WRONG) : WRONG);
            } else {
                text.append(code < 0x80 ? ROWS[code >> 4].charAt(code & 0x0F) : WRONG);
            }
        }
        return text.toString();
    }
}
