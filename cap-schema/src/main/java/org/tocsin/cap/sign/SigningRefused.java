package org.tocsin.cap.sign;

/** A message that is not signed; the reason is a whole sentence. */
public final class SigningRefused extends Exception {
    private static final long serialVersionUID = 1L;

    SigningRefused(String reason) {
        super(reason);
    }

    SigningRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
