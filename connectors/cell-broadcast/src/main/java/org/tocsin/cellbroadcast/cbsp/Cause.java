package org.tocsin.cellbroadcast.cbsp;

import java.util.List;

/** Why a cell did not take a request (3GPP TS 48.049 8.2.13). Codes that the standard does not name are kept. */
public record Cause(int code) {
    public static final Cause REFERENCE_NOT_IDENTIFIED = new Cause(2);
    public static final Cause NOT_SUPPORTED = new Cause(9);
    public static final Cause REFERENCE_ALREADY_USED = new Cause(13);

    public static final Cause UNSPECIFIED = new Cause(14);

    private static final List<String> TEXTS = List.of(
            "parameter not recognised",
            "parameter value invalid",
            "message reference not identified",
            "cell identity not valid",
            "unrecognised message",
            "missing mandatory element",
            "BSC capacity exceeded",
            "cell memory exceeded",
            "BSC memory exceeded",
            "cell broadcast not supported",
            "cell broadcast not operational",
            "incompatible DRX parameter",
            "extended channel not supported",
            "message reference already used",
            "unspecified error",
            "LAI or LAC not valid");

    /** Whether the same request may go through later: capacity, memory, or a cell out of operation. */
    public boolean isPassing() {
        return code == 6 || code == 7 || code == 8 || code == 10;
    }

    /** Whether the peer has no such cell. Peers answer 0, 3 or 15 to that. */
    public boolean isUnknownCell() {
        return code == 0 || code == 3 || code == 15;
    }

    @Override
    public String toString() {
        return code + " (" + (code < TEXTS.size() ? TEXTS.get(code) : "not in the standard") + ")";
    }
}
