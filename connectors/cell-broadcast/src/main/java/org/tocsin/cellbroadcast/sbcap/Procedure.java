package org.tocsin.cellbroadcast.sbcap;

import java.util.Arrays;
import java.util.Optional;

/** The procedures (3GPP TS 29.168 4.4.7). */
enum Procedure {
    WRITE_REPLACE(0),
    STOP(1),
    ERROR(2),
    WRITE_REPLACE_INDICATION(3),
    STOP_INDICATION(4),
    RESTART(5),
    FAILURE(6);

    private final int code;

    Procedure(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<Procedure> of(int code) {
        return Arrays.stream(values()).filter(p -> p.code == code).findFirst();
    }
}
