package org.tocsin.route.ledger;

/** The ledger did not answer in time or could not keep what it was given. Alerts go on without it. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
