package org.tocsin.cellbroadcast.sbcap;

/** Octets that are no message of the protocol; the only thing that reading throws. */
public final class SbcapFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    SbcapFormatException(String message) {
        super(message);
    }

    SbcapFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
