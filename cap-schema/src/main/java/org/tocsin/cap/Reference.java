package org.tocsin.cap;

/**
 * An earlier message, named as {@code sender,identifier,sent}; {@code sent} as written, and empty where CAP 1.0 names a
 * message without it.
 */
public record Reference(String sender, String identifier, String sent) {

    public AlertKey key() {
        return AlertKey.of(sender, identifier, sent);
    }

    @Override
    public String toString() {
        return sender + "," + identifier + "," + sent;
    }
}
