package org.tocsin.sms.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UCS-2 as every phone reads it today: UTF-16, most significant octet first, no byte order mark. */
final class Ucs2 {
    private Ucs2() {}

    /** Two octets a unit; empty when a surrogate stands alone. */
    static Optional<byte[]> encode(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_16BE
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] octets = new byte[encoded.remaining()];
            encoded.get(octets);
            return Optional.of(octets);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
