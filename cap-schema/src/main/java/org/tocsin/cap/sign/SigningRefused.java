package org.tocsin.cap.sign;

/** A message that is not signed; the reason is a whole sentence. */
public final class SigningRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    SigningRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    SigningRefused(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
