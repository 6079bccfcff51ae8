package org.tocsin.cap;

/** How soon to act, most urgent first. */
public enum Urgency {
    IMMEDIATE("Immediate"),
    EXPECTED("Expected"),
    FUTURE("Future"),
    PAST("Past"),
    UNKNOWN("Unknown");

    private final String text;

    Urgency(String text) {
        this.text = text;
    }

    /** The value as CAP writes it. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when CAP has no such value */
    public static Urgency of(String text) {
        for (Urgency value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no CAP Urgency: " + text);
    }
}
