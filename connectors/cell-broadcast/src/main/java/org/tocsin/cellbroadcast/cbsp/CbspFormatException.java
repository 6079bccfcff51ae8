package org.tocsin.cellbroadcast.cbsp;

/** Octets that are no message of the protocol; the only thing that reading throws besides the stream's own failures. */
public final class CbspFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    CbspFormatException(String message) {
        super(message);
    }

    CbspFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
