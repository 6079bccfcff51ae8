package org.tocsin.cellbroadcast.page;

/** Octets that are read or written bit by bit, the highest bit first. Not safe for concurrent use. */
final class Bits {
    private final byte[] octets;
    private int next;

    /** Takes these octets, not a copy. */
    Bits(byte[] octets) {
        this.octets = octets;
    }

    /** @param width 1 to 31 */
    void write(int value, int width) {
        for (int bit = width - 1; bit >= 0; bit--, next++) {
            if ((value >> bit & 1) != 0) {
                octets[next / Byte.SIZE] |= (byte) (0x80 >> next % Byte.SIZE);
            }
        }
    }

    /** @param width 1 to 31 */
    int read(int width) {
        int value = 0;
        for (int bit = 0; bit < width; bit++, next++) {
            int bitOfOctet = 7 - next % Byte.SIZE;
            value = value << 1 | (octets[next / Byte.SIZE] >> bitOfOctet & 1);
        }
        return value;
    }

    byte[] octets() {
        return octets;
    }
}
