package org.tocsin.sms.recipient;

/** The file of a registry cannot be read or written; the message is for an operator and names no number. */
public final class RegistryUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnusable(String message) {
        super(message);
    }

    public RegistryUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
