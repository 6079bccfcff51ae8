package org.tocsin.cellbroadcast.sbcap;

/** The procedures (3GPP TS 29.168 4.4.7). The ordinal is the code. */
enum Procedure {
    WRITE_REPLACE,
    STOP,
    ERROR,
    WRITE_REPLACE_INDICATION,
    STOP_INDICATION,
    RESTART,
    FAILURE;

    int code() {
        return ordinal();
    }
}
