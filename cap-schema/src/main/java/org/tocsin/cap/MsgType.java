package org.tocsin.cap;

/** What a message does; all but {@link #ALERT} act on the messages they refer to. */
public enum MsgType {
    ALERT("Alert"),
    UPDATE("Update"),
    CANCEL("Cancel"),
    ACK("Ack"),
    ERROR("Error");

    private final String text;

    MsgType(String text) {
        this.text = text;
    }

    /** The value as CAP writes it. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when CAP has no such value */
    public static MsgType of(String text) {
        for (MsgType value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no CAP MsgType: " + text);
    }
}
