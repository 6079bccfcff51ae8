package org.tocsin.cellbroadcast.cbsp;

/**
 * How a peer reads the repetition period, in slots of 1.883 s. The figure of 3GPP TS 48.049 8.2.8 puts the upper 8 bits in
 * the first octet and the lower 4 in the low half of the second; Osmocom's controllers use a plain 16-bit number. They agree
 * up to 15 slots; beyond, the wrong one makes a message go out many times too seldom.
 */
public enum RepetitionCoding {
    FIGURE {
        @Override
        int toWire(int slots) {
            return (slots >> 4) << 8 | (slots & 0xf);
        }

        @Override
        int fromWire(int value) {
            return (value >> 8) << 4 | (value & 0xf);
        }
    },
    PLAIN16 {
        @Override
        int toWire(int slots) {
            return slots;
        }

        @Override
        int fromWire(int value) {
            return value;
        }
    };

    abstract int toWire(int slots);

    abstract int fromWire(int value);
}
