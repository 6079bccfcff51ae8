package org.tocsin.cap;

/** What a message is meant for; only {@link #ACTUAL} may reach the public. */
public enum Status {
    ACTUAL("Actual"),
    EXERCISE("Exercise"),
    SYSTEM("System"),
    TEST("Test"),
    DRAFT("Draft");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    /** The value as CAP writes it. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when CAP has no such value */
    public static Status of(String text) {
        for (Status value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no CAP Status: " + text);
    }
}
