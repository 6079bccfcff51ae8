package org.tocsin.broadcast.text;

/** What is shown and spoken in one language, white space tidied, no control characters. */
public record Announcement(String language, String text) {
    /** Marks a cut in a text, and is heard as a pause of one second (ECIG). */
    public static final String CUT = "***";
}
