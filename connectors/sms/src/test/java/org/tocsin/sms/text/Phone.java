package org.tocsin.sms.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads short_message octets back to text as a phone would, with a table typed from 3GPP TS 23.038 and not taken from the
 * encoder. Anything wrong throws.
 */
final class Phone {
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
        for (int number = 1; number <= message.parts(); number++) {
            byte[] octets = message.octets(number, reference);
            byte[] body = message.hasHeader() ? withoutHeader(octets, message.parts(), number, reference) : octets;
            // Each part alone must be readable: neither an escape nor a surrogate pair may lie across a border.
            text.append(message.alphabet().dataCoding() == 8 ? ucs2(body) : gsm7(body));
        }
        return text.toString();
    }

    private static byte[] withoutHeader(byte[] octets, int total, int number, int reference) {
        int[] header = new int[octets[0]];
        for (int i = 0; i < header.length; i++) {
            header[i] = octets[i + 1] & 0xFF;
        }
        int[] expected = header[0] == 0
                ? new int[] {0x00, 3, reference & 0xFF, total, number}
                : new int[] {0x08, 4, reference >> 8 & 0xFF, reference & 0xFF, total, number};
        if (!Arrays.equals(header, expected)) {
            throw new IllegalStateException("header " + Arrays.toString(header));
        }
        return Arrays.copyOfRange(octets, header.length + 1, octets.length);
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

    private static String gsm7(byte[] body) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length; i++) {
            text.appendCodePoint(body[i] == 0x1B ? extension(body[++i]) : BASIC[body[i]]);
        }
        return text.toString();
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
