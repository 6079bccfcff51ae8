package org.tocsin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a PDU body one after the other. Running over the end throws IndexOutOfBoundsException. */
final class SmscFields {
    private final byte[] body;
    private int at;

    SmscFields(byte[] body) {
        this.body = body.clone();
    }

    /** A C-octet string, without the NUL that ends it. */
    String text() {
        int from = at;
        while (body[at] != 0) {
            at++;
        }
        return new String(body, from, at++ - from, StandardCharsets.ISO_8859_1);
    }

    int octet() {
        return body[at++] & 0xFF;
    }

    byte[] octets(int count) {
        if (at + count > body.length) {
            throw new IndexOutOfBoundsException("field of " + count + " octets at " + at);
        }
        at += count;
        return Arrays.copyOfRange(body, at - count, at);
    }

    /** C-octet strings, each ended by NUL. */
    static byte[] of(String... texts) {
        return (String.join("\0", texts) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}
