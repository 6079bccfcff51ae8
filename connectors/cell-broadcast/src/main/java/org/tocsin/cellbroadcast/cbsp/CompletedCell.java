package org.tocsin.cellbroadcast.cbsp;

/**
 * How often a message went out in a cell (3GPP TS 48.049 8.2.10).
 *
 * @param broadcasts 0 to 65535
 */
public record CompletedCell(CellIdentity cell, int broadcasts, Info info) {

    /** What the number is worth. */
    public enum Info {
        VALID(0),
        /** At least that many. */
        OVERFLOW(1),
        UNKNOWN(2);

        private final int code;

        Info(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
