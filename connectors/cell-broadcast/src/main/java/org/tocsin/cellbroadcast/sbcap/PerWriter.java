package org.tocsin.cellbroadcast.sbcap;

import java.io.ByteArrayOutputStream;

/** Writes the aligned variant of the packed encoding rules (ITU-T X.691), as far as SBc-AP has need of it. */
final class PerWriter {
    private static final int FRAGMENT = 16 * 1024;
    private static final int MOST_FRAGMENTS = 4;
    private static final int SHORT_LENGTH = 128;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int partial;
    private int partialBits;

    /** The low bits of the value, the highest of them first; 0 to 32. */
    PerWriter bits(int value, int count) {
        for (int bit = count - 1; bit >= 0; bit--) {
            partial = partial << 1 | (value >>> bit & 1);
            if (++partialBits == 8) {
                octets.write(partial);
                partial = 0;
                partialBits = 0;
            }
        }
        return this;
    }

    PerWriter flag(boolean value) {
        return bits(value ? 1 : 0, 1);
    }

    PerWriter align() {
        return partialBits == 0 ? this : bits(0, 8 - partialBits);
    }

    /** A whole number between the bounds (X.691 11.5.7). @throws IllegalArgumentException when it is not */
    PerWriter number(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not between " + least + " and " + most);
        }
        int range = most - least;
        int offset = value - least;
        if (range < 255) {
            return bits(offset, 32 - Integer.numberOfLeadingZeros(range));
        } else if (range == 255) {
            return align().bits(offset, 8);
        } else if (range < 65_536) {
            return align().bits(offset, 16);
        }
        int size = octetsOf(offset);
        return number(size, 1, octetsOf(range)).align().bits(offset, 8 * size);
    }

    /** A bit string of fixed size: longer than two octets it begins at an octet (X.691 16.10, 16.11). */
    PerWriter bitString(int value, int size) {
        return size > 16 ? align().bits(value, size) : bits(value, size);
    }

    /** An octet string of fixed size: longer than two octets it begins at an octet (X.691 17.6, 17.7). */
    PerWriter fixed(byte[] value) {
        if (value.length > 2) {
            align();
        }
        for (byte octet : value) {
            bits(octet, 8);
        }
        return this;
    }

    /** An octet string of 1 to that many octets. */
    PerWriter octetString(byte[] value, int most) {
        return number(value.length, 1, most).align().raw(value, 0, value.length);
    }

    /** A value wrapped so that a reader can pass over it (X.691 11.2), in fragments of 16 KiB when it is long. */
    PerWriter open(PerWriter value) {
        byte[] content = value.octets();
        byte[] whole = content.length == 0 ? new byte[1] : content;
        align();
        int from = 0;
        while (whole.length - from >= FRAGMENT) {
            int fragments = Math.min(MOST_FRAGMENTS, (whole.length - from) / FRAGMENT);
            bits(0xc0 | fragments, 8).raw(whole, from, fragments * FRAGMENT);
            from += fragments * FRAGMENT;
        }
        int rest = whole.length - from;
        if (rest < SHORT_LENGTH) {
            bits(rest, 8);
        } else {
            bits(0x8000 | rest, 16);
        }
        return raw(whole, from, rest);
    }

    /** Everything so far, filled up to an octet. */
    byte[] octets() {
        align();
        return octets.toByteArray();
    }

    private PerWriter raw(byte[] value, int from, int count) {
        octets.write(value, from, count);
        return this;
    }

    static int octetsOf(int value) {
        return Math.max(1, (39 - Integer.numberOfLeadingZeros(value)) / 8);
    }
}
