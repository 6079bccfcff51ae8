package org.tocsin.cap;

/** An alert together with the bytes it came in, which are never rewritten. */
public final class CapMessage {
    private final byte[] bytes;
    private final Alert alert;
    private final AlertKey key;

    public CapMessage(byte[] bytes, Alert alert) {
        this.bytes = bytes.clone();
        this.alert = alert;
        this.key = alert.key();
    }

    /** A copy of the original bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public Alert alert() {
        return alert;
    }

    public AlertKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "CapMessage[" + key() + ", " + bytes.length + " octets]";
    }
}
