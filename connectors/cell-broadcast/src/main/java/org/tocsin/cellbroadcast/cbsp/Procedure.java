package org.tocsin.cellbroadcast.cbsp;

/** A request with its two answers; the types follow each other (3GPP TS 48.049 8.2.2). */
public enum Procedure {
    WRITE_REPLACE(0x01, true),
    KILL(0x04, true),
    LOAD_QUERY(0x07, false),
    STATUS_QUERY(0x0a, true),
    SET_DRX(0x0d, false),
    RESET(0x10, false);

    private final int request;
    private final boolean aboutMessage;

    Procedure(int request, boolean aboutMessage) {
        this.request = request;
        this.aboutMessage = aboutMessage;
    }

    int request() {
        return request;
    }

    int complete() {
        return request + 1;
    }

    int failure() {
        return request + 2;
    }

    /** Whether it names a message by identifier and serial number; the others are about cells alone. */
    boolean isAboutMessage() {
        return aboutMessage;
    }
}
