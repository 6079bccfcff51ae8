package org.tocsin.cellbroadcast.cbsp;

/** The broadcast channel of a cell that a message goes out on (3GPP TS 48.049 8.2.20). */
public enum BroadcastChannel {
    BASIC(0),
    EXTENDED(1);

    private final int code;

    BroadcastChannel(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
