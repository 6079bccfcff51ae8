package org.tocsin.sms.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** GSM 7-bit default alphabet with its extension table (3GPP TS 23.038 6.2.1), strict: no substitution, ever. */
final class Gsm7 {
    static final byte ESCAPE = 0x1B;

    /** The character of each septet; index 0x1B is the escape to the extension table. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final int NONE = -1;
    private static final int EXTENSION = 0x100;
    private static final int[] SEPTETS = septets();

    private Gsm7() {}

    /** The septets, one an octet, extension characters as escape and code; empty when a character is in neither table. */
    static Optional<byte[]> encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            int septet = septet(text.charAt(i));
            if (septet == NONE) {
                return Optional.empty();
            }
            if (septet >= EXTENSION) {
                septets.write(ESCAPE);
            }
            septets.write(septet & 0x7F);
        }
        return Optional.of(septets.toByteArray());
    }

    private static int septet(char c) {
        return c < SEPTETS.length ? SEPTETS[c] : NONE;
    }

    private static int[] septets() {
        int[] septets = new int['€' + 1];
        Arrays.fill(septets, NONE);
        for (int i = 0; i < BASIC.length(); i++) {
            septets[BASIC.charAt(i)] = i;
        }
        // The escape itself is no character: a text that holds U+001B would otherwise eat the letter after it.
        septets[ESCAPE] = NONE;
        for (int i = 0; i < EXTENDED.length(); i++) {
            septets[EXTENDED.charAt(i)] = EXTENSION | EXTENDED_SEPTETS[i];
        }
        return septets;
    }
}
