package org.tocsin.sms.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** GSM 7-bit default alphabet (3GPP TS 23.038 6.2.1) and a shift table, strict: no substitution, ever. */
public final class Gsm7 {
    static final byte ESCAPE = 0x1B;

    /** The character of each septet; index 0x1B is the escape to the extension table. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final int NONE = -1;
    private static final int[] SEPTETS = septets();

    private Gsm7() {}

    /**
     * The septets, one an octet, characters of the shift table as escape and code; empty when a character is in neither
     * table.
     */
    static Optional<byte[]> encode(String text, ShiftTable shift) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int basic = basic(c);
            int shifted = basic == NONE ? shift.septet(c) : NONE;
            if (basic == NONE && shifted < 0) {
                return Optional.empty();
            }
            if (basic == NONE) {
                septets.write(ESCAPE);
            }
            septets.write(basic == NONE ? shifted : basic);
        }
        return Optional.of(septets.toByteArray());
    }

    /** How the septets of a text look to those who read them as Latin-1; empty when a character is not in the basic table. */
    public static Optional<String> asLatin1(String text) {
        return encode(text, ShiftTable.NONE).map(septets -> new String(septets, StandardCharsets.ISO_8859_1));
    }

    private static int basic(char c) {
        return c < SEPTETS.length ? SEPTETS[c] : NONE;
    }

    private static int[] septets() {
        int[] septets = new int['\u03A9' + 1];
        Arrays.fill(septets, NONE);
        for (int i = 0; i < BASIC.length(); i++) {
            septets[BASIC.charAt(i)] = i;
        }
        // The escape itself is no character: a text that holds U+001B would otherwise eat the letter after it.
        septets[ESCAPE] = NONE;
        return septets;
    }
}
