package org.tocsin.cellbroadcast.sbcap;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads the aligned variant of the packed encoding rules (ITU-T X.691); never reads past the octets it was given. */
final class PerReader {
    private static final int FRAGMENT = 16 * 1024;
    private static final int MOST_FRAGMENTS = 4;

    private final byte[] octets;
    private long at;

    PerReader(byte[] octets) {
        this.octets = octets;
    }

    int bits(int count) throws SbcapFormatException {
        if (at + count > 8L * octets.length) {
            throw new SbcapFormatException("the message ends within a value");
        }
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            value = value << 1 | (octets[(int) (at >> 3)] >> (7 - (at & 7)) & 1);
        }
        return value;
    }

    boolean flag() throws SbcapFormatException {
        return bits(1) == 1;
    }

    PerReader align() {
        at = at + 7 & ~7L;
        return this;
    }

    int number(int least, int most) throws SbcapFormatException {
        int range = most - least;
        int offset;
        if (range < 255) {
            offset = bits(32 - Integer.numberOfLeadingZeros(range));
        } else if (range == 255) {
            offset = align().bits(8);
        } else if (range < 65_536) {
            offset = align().bits(16);
        } else {
            int size = number(1, PerWriter.octetsOf(range));
            offset = align().bits(8 * size);
        }
        if (offset < 0 || offset > range) {
            throw new SbcapFormatException("a number is not between " + least + " and " + most);
        }
        return least + offset;
    }

    int bitString(int size) throws SbcapFormatException {
        return size > 16 ? align().bits(size) : bits(size);
    }

    byte[] fixed(int size) throws SbcapFormatException {
        if (size > 2) {
            align();
        }
        byte[] value = new byte[size];
        for (int i = 0; i < size; i++) {
            value[i] = (byte) bits(8);
        }
        return value;
    }

    byte[] octetString(int most) throws SbcapFormatException {
        int size = number(1, most);
        return align().raw(size);
    }

    /** The octets of a value that is wrapped so that it can be passed over. */
    byte[] open() throws SbcapFormatException {
        align();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int first = bits(8);
            if ((first & 0xc0) == 0xc0) {
                int fragments = first & 0x3f;
                if (fragments < 1 || fragments > MOST_FRAGMENTS) {
                    throw new SbcapFormatException("a fragment of " + fragments + " times 16 KiB");
                }
                whole.writeBytes(raw(fragments * FRAGMENT));
            } else {
                int rest = (first & 0x80) == 0 ? first : (first & 0x3f) << 8 | bits(8);
                whole.writeBytes(raw(rest));
                return whole.toByteArray();
            }
        }
    }

    /** What a later version of the standard put behind the fields known here (X.691 19.7 to 19.9). */
    void skipAdditions() throws SbcapFormatException {
        int count = smallNumber() + 1;
        int present = 0;
        for (int i = 0; i < count; i++) {
            present += bits(1);
        }
        for (int i = 0; i < present; i++) {
            byte[] unused = open();
        }
    }

    /** A number that is mostly below 64 (X.691 11.6). */
    int smallNumber() throws SbcapFormatException {
        if (flag()) {
            throw new SbcapFormatException("more additions than any version of the standard has");
        }
        return bits(6);
    }

    private byte[] raw(int size) throws SbcapFormatException {
        int from = (int) (at >> 3);
        if (size > octets.length - from) {
            throw new SbcapFormatException("a length of " + size + " octets goes beyond the message");
        }
        at += 8L * size;
        return Arrays.copyOfRange(octets, from, from + size);
    }
}
