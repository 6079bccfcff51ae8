package org.tocsin.sms.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads short_message octets back to text as a phone would, with a table typed from 3GPP TS 23.038 and not taken from the
 * encoder. Anything wrong throws.
 */
public final class Phone {
    private static final int[] BASIC = {
        0x40, 0xA3, 0x24, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0x0A, 0xD8, 0xF8, 0x0D, 0xC5, 0xE5, //
        0x394, 0x5F, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, -1, 0xC6, 0xE6, 0xDF, 0xC9, //
        0x20, 0x21, 0x22, 0x23, 0xA4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, //
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F, //
        0xA1, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F, //
        0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5A, 0xC4, 0xD6, 0xD1, 0xDC, 0xA7, //
        0xBF, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, //
        0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0xE4, 0xF6, 0xF1, 0xFC, 0xE0
    };

    private Phone() {}

    static String read(ShortMessage message, int reference) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= message.submits(); number++) {
            byte[] octets = message.octets(number, reference);
            int language = message.hasHeader() ? language(octets, message, number, reference) : 0;
            byte[] body = message.hasHeader() ? body(octets) : octets;
            // Each part alone must be readable: neither an escape nor a surrogate pair may lie across a border.
            text.append(text(body, message.alphabet().dataCoding(), language));
        }
        return text.toString();
    }

    /** What follows the user data header. */
    public static byte[] body(byte[] octets) {
        return Arrays.copyOfRange(octets, octets[0] + 1, octets.length);
    }

    /** @param language of a national single shift table, 0 for none */
    public static String text(byte[] body, int dataCoding, int language) {
        return dataCoding == 8 ? ucs2(body) : gsm7(body, language);
    }

    /** Checks the concatenation, where there is one, and returns the language of the shift table. */
    private static int language(byte[] octets, ShortMessage message, int number, int reference) {
        int language = 0;
        int total = message.parts();
        boolean tied = total == 1;
        for (int at = 1; at <= octets[0]; at += 2 + octets[at + 1]) {
            byte[] element = Arrays.copyOfRange(octets, at, at + 2 + octets[at + 1]);
            if (element[0] == 0x24) {
                language = element[2];
                continue;
            }
            byte[] expected = element[0] == 0
                    ? new byte[] {0x00, 3, (byte) reference, (byte) total, (byte) number}
                    : new byte[] {0x08, 4, (byte) (reference >> 8), (byte) reference, (byte) total, (byte) number};
            if (!Arrays.equals(element, expected)) {
                throw new IllegalStateException("element " + Arrays.toString(element));
            }
            tied = true;
        }
        if (!tied) {
            throw new IllegalStateException("part " + number + " is not tied to the others");
        }
        return language;
    }

    private static String ucs2(byte[] body) {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        String text = new String(body, StandardCharsets.UTF_16BE);
        again.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
        if (!Arrays.equals(again.toByteArray(), body)) {
            throw new IllegalStateException("a surrogate pair lies across parts");
        }
        return text;
    }

    private static String gsm7(byte[] body, int language) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length; i++) {
            text.appendCodePoint(body[i] == 0x1B ? extension(body[++i], language) : BASIC[body[i]]);
        }
        return text.toString();
    }

    private static int extension(byte code, int language) {
        String table =
                switch (language) {
                    case 1 -> "47\u011E 49\u0130 53\u015E 63\u00E7 67\u011F 69\u0131 73\u015F";
                    case 2 -> "09\u00E7 41\u00C1 49\u00CD 4F\u00D3 55\u00DA 61\u00E1 69\u00ED 6F\u00F3 75\u00FA";
                    case 3 ->
                        "05\u00EA 09\u00E7 0B\u00D4 0C\u00F4 0E\u00C1 0F\u00E1 1F\u00CA 41\u00C0 49\u00CD 4F\u00D3"
                                + " 55\u00DA 5B\u00C3 5C\u00D5 61\u00C2 69\u00ED 6F\u00F3 75\u00FA 7B\u00E3 7C\u00F5"
                                + " 7F\u00E2";
                    default -> "";
                };
        int at = table.indexOf(String.format(Locale.ROOT, "%02X", code));
        return at >= 0 ? table.charAt(at + 2) : extension(code);
    }

    private static int extension(byte code) {
        return switch (code) {
            case 0x0A -> 0x0C;
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> 0x20AC;
            default -> throw new IllegalStateException("extension code " + code);
        };
    }
}
