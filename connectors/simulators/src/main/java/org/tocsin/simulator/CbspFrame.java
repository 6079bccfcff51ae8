package org.tocsin.simulator;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** One message of 3GPP TS 48.049: a type and its information elements. */
final class CbspFrame {
    private static final int LISTS = 0b111_0001_0000;
    private static final int[] LENGTHS = {0, 83, 2, 2, 0, 1, 2, 2, 0, 0, 0, 1, 1, 1, 2, 1, 2, 50, 1, 1, 1, 1, 1, 1, 1};
    private static final int PAGE = 1;

    private final int type;
    private final byte[] body;

    CbspFrame(int type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    int type() {
        return type;
    }

    static CbspFrame read(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        return new CbspFrame(type, in.readNBytes(length));
    }

    void write(OutputStream out) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(type);
        octets.write(body.length >> 16);
        octets.write(body.length >> 8);
        octets.write(body.length);
        octets.writeBytes(body);
        out.write(octets.toByteArray());
        out.flush();
    }

    /** The values by tag, pages excepted; of lists without their length. */
    Map<Integer, byte[]> elements() {
        Map<Integer, byte[]> elements = new HashMap<>();
        walk((tag, value) -> elements.put(tag, value));
        return elements;
    }

    /** Each page with the octet of its user length before it. */
    List<byte[]> pages() {
        List<byte[]> pages = new ArrayList<>();
        walk((tag, value) -> {
            if (tag == PAGE) {
                pages.add(value);
            }
        });
        return pages;
    }

    private void walk(BiConsumer<Integer, byte[]> visitor) {
        int at = 0;
        while (at < body.length) {
            int tag = body[at++];
            int length = LENGTHS[tag];
            if ((LISTS >> tag & 1) == 1) {
                length = (body[at] & 0xff) << 8 | (body[at + 1] & 0xff);
                at += 2;
            }
            visitor.accept(tag, Arrays.copyOfRange(body, at, at + length));
            at += length;
        }
    }
}
