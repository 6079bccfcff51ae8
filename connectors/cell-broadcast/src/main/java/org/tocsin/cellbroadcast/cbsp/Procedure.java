package org.tocsin.cellbroadcast.cbsp;

/** A request about one message with its two answers; the types follow each other (3GPP TS 48.049 8.2.2). */
public enum Procedure {
    WRITE_REPLACE(0x01),
    KILL(0x04),
    STATUS_QUERY(0x0a);

    private final int request;

    Procedure(int request) {
        this.request = request;
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
}
