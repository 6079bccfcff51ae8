package org.tocsin.cellbroadcast.sbcap;

import org.tocsin.cellbroadcast.cbsp.Plmn;

/**
 * A base station of the fourth generation (3GPP TS 29.168, Global eNB ID).
 *
 * @param id as many bits as the size has
 */
public record GlobalEnb(Plmn plmn, Size size, int id) {

    /** How long its number is. */
    public enum Size {
        MACRO(20),
        HOME(28),
        SHORT_MACRO(18),
        LONG_MACRO(21);

        private final int bits;

        Size(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }

        /** Whether it came with a later version of the standard. */
        boolean isAddition() {
            return this == SHORT_MACRO || this == LONG_MACRO;
        }
    }

    public GlobalEnb {
        if (id < 0 || id >= 1 << size.bits()) {
            throw new IllegalArgumentException("base station " + id + " of " + size.bits() + " bits");
        }
    }
}
