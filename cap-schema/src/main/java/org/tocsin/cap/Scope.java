package org.tocsin.cap;

/** Who may see a message. */
public enum Scope {
    PUBLIC("Public"),
    RESTRICTED("Restricted"),
    PRIVATE("Private");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The value as CAP writes it. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when CAP has no such value */
    public static Scope of(String text) {
        for (Scope value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no CAP Scope: " + text);
    }
}
