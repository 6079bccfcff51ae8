package org.tocsin.cellbroadcast.page;

/**
 * Message codes that a message may take (3GPP TS 23.041 9.4.1.2.1).
 *
 * @param first the lowest, 0 to 1023
 * @param size how many, at least 1
 */
public record CodeRange(int first, int size) {
    public CodeRange {
        if (first < 0 || size < 1 || first + size > SerialNumber.MESSAGE_CODES) {
            throw new IllegalArgumentException(size + " message codes from " + first);
        }
    }
}
