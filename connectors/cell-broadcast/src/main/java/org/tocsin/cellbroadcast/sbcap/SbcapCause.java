package org.tocsin.cellbroadcast.sbcap;

import java.util.List;

/** What came of a request (3GPP TS 29.168, Cause). Codes that the standard does not name are kept. */
public record SbcapCause(int code) {
    public static final SbcapCause ACCEPTED = new SbcapCause(0);
    public static final SbcapCause NOT_IDENTIFIED = new SbcapCause(3);
    public static final SbcapCause ALREADY_USED = new SbcapCause(11);

    private static final List<String> TEXTS = List.of(
            "message accepted",
            "parameter not recognised",
            "parameter value invalid",
            "valid message not identified",
            "tracking area not valid",
            "unrecognised message",
            "missing mandatory element",
            "MME capacity exceeded",
            "MME memory exceeded",
            "warning broadcast not supported",
            "warning broadcast not operational",
            "message reference already used",
            "unspecified error",
            "transfer syntax error",
            "semantic error",
            "message not compatible with receiver state",
            "abstract syntax error, reject",
            "abstract syntax error, ignore and notify",
            "abstract syntax error, falsely constructed message");

    public SbcapCause {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("cause " + code);
        }
    }

    /** Whether the same request may go through later: capacity, memory, or out of operation. */
    public boolean isPassing() {
        return code == 7 || code == 8 || code == 10;
    }

    @Override
    public String toString() {
        return code + " (" + (code < TEXTS.size() ? TEXTS.get(code) : "not in the standard") + ")";
    }
}
