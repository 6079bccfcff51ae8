package org.tocsin.cellbroadcast.sbcap;

import java.util.Arrays;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/**
 * A base station of the fourth generation (3GPP TS 29.168, Global eNB ID).
 *
 * @param id as many bits as the size has
 */
public record GlobalEnb(Plmn plmn, Size size, int id) {

    /** How long its number is. */
    public enum Size {
        MACRO(20, false, 0),
        HOME(28, false, 1),
        SHORT_MACRO(18, true, 0),
        LONG_MACRO(21, true, 1);

        private final int bits;
        private final boolean addition;
        private final int index;

        Size(int bits, boolean addition, int index) {
            this.bits = bits;
            this.addition = addition;
            this.index = index;
        }

        int bits() {
            return bits;
        }

        /** Whether it came with a later version of the standard. */
        boolean isAddition() {
            return addition;
        }

        /** Its place among the additions, or among the others. */
        int index() {
            return index;
        }

        static Optional<Size> of(boolean addition, int index) {
            return Arrays.stream(values())
                    .filter(size -> size.addition == addition && size.index == index)
                    .findFirst();
        }
    }

    public GlobalEnb {
        if (id < 0 || id >= 1 << size.bits()) {
            throw new IllegalArgumentException("base station " + id + " of " + size.bits() + " bits");
        }
    }
}
