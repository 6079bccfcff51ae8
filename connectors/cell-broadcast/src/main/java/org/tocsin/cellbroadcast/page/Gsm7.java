package org.tocsin.cellbroadcast.page;

import java.util.HashMap;
import java.util.Map;

/**
 * The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038 6.2.1) and its packing for cell broadcast
 * (6.1.2.2). Strict: a character is in the tables or it is not.
 */
final class Gsm7 {
    static final int ESCAPE = 0x1b;
    static final int CARRIAGE_RETURN = 0x0d;

    /** Position is code; U+FFFF where the escape stands. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uffffÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<Character, Integer> EXTENSION = Map.of(
            '\f', 0x0a, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2f, '[', 0x3c, '~', 0x3d, ']', 0x3e, '|', 0x40, '€',
            0x65);

    private static final Map<Character, Integer> CODES = codes();

    private Gsm7() {}

    static boolean canEncode(String text) {
        return text.chars().allMatch(c -> CODES.containsKey((char) c) || EXTENSION.containsKey((char) c));
    }

    /** How many septets a text takes; all its characters must be in the tables. */
    static int length(String text) {
        return text.chars().map(c -> septets((char) c).length).sum();
    }

    /** One septet, or two that must stay together. The character must be in the tables. */
    static byte[] septets(char character) {
        Integer basic = CODES.get(character);
        if (basic != null) {
            return new byte[] {basic.byteValue()};
        }
        Integer extension = EXTENSION.get(character);
        if (extension == null) {
            throw new IllegalArgumentException("not in the GSM 7-bit alphabet: U+" + Integer.toHexString(character));
        }
        return new byte[] {ESCAPE, extension.byteValue()};
    }

    /** Packs septets, the first in the low bits of the first octet; unused bits of the last octet are 0. */
    static byte[] pack(byte[] septets) {
        byte[] octets = new byte[octetsFor(septets.length)];
        for (int i = 0; i < septets.length; i++) {
            int bit = i * 7;
            int shifted = (septets[i] & 0x7f) << (bit % 8);
            octets[bit / 8] |= (byte) shifted;
            if (shifted > 0xff) {
                octets[bit / 8 + 1] |= (byte) (shifted >> 8);
            }
        }
        return octets;
    }

    static int octetsFor(int septets) {
        return (septets * 7 + 7) / 8;
    }

    private static Map<Character, Integer> codes() {
        Map<Character, Integer> codes = new HashMap<>();
        for (int code = 0; code < BASIC.length(); code++) {
            if (code != ESCAPE) {
                codes.put(BASIC.charAt(code), code);
            }
        }
        return Map.copyOf(codes);
    }
}
