package org.tocsin.cellbroadcast.cbsp;

/** How pressing a message is for the scheduler of a cell (3GPP TS 48.049 8.2.7). */
public enum Category {
    HIGH_PRIORITY(0),
    BACKGROUND(1),
    NORMAL(2);

    private final int code;

    Category(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
