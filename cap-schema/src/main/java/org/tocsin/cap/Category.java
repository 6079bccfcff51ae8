package org.tocsin.cap;

/** Kind of event. */
public enum Category {
    GEO("Geo"),
    MET("Met"),
    SAFETY("Safety"),
    SECURITY("Security"),
    RESCUE("Rescue"),
    FIRE("Fire"),
    HEALTH("Health"),
    ENV("Env"),
    TRANSPORT("Transport"),
    INFRA("Infra"),
    CBRNE("CBRNE"),
    OTHER("Other");

    private final String text;

    Category(String text) {
        this.text = text;
    }

    /** The value as CAP writes it. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when CAP has no such value */
    public static Category of(String text) {
        for (Category value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no CAP Category: " + text);
    }
}
