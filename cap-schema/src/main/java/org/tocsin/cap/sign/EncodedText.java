package org.tocsin.cap.sign;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bytes of XML as text, with what is needed to put more text between bytes that stay as they are. */
final class EncodedText {
    private final byte[] bytes;
    private final Charset charset;
    private final int mark;
    private final String text;

    private EncodedText(byte[] bytes, Charset charset, int mark, String text) {
        this.bytes = bytes;
        this.charset = charset;
        this.mark = mark;
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Empty when it is neither UTF-8 nor UTF-16, which are the encodings that every reader of XML knows. */
    static Optional<EncodedText> of(byte[] xml) {
        if (startsWith(xml, 0xEF, 0xBB, 0xBF)) {
            return decoded(xml, StandardCharsets.UTF_8, 3);
        }
        if (startsWith(xml, 0xFE, 0xFF)) {
            return decoded(xml, StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(xml, 0xFF, 0xFE)) {
            return decoded(xml, StandardCharsets.UTF_16LE, 2);
        }
        return decoded(xml, StandardCharsets.UTF_8, 0).filter(EncodedText::isDeclaredUtf8);
    }

    /** The bytes with ASCII text put in at that place of the text; all others stay. */
    byte[] insert(int place, String ascii) {
        int at = mark + text.substring(0, place).getBytes(charset).length;
        byte[] more = ascii.getBytes(charset);
        byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, result, at, more.length);
        System.arraycopy(bytes, at, result, at + more.length, bytes.length - at);
        return result;
    }

    private static Optional<EncodedText> decoded(byte[] xml, Charset charset, int mark) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(xml, mark, xml.length - mark))
                    .toString();
            return Optional.of(new EncodedText(xml, charset, mark, text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private boolean isDeclaredUtf8() {
        int end = text.indexOf("?>");
        String declaration =
                text.startsWith("<?xml") && end > 0 ? text.substring(0, end).toLowerCase(Locale.ROOT) : "";
        return !declaration.contains("encoding") || declaration.contains("utf-8");
    }

    private static boolean startsWith(byte[] xml, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if (xml.length <= i || Byte.toUnsignedInt(xml[i]) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
