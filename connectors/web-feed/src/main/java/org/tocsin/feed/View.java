package org.tocsin.feed;

/** Which of the published alerts a page holds. */
public enum View {
    /** Alerts and Updates in force: begun, not ended, not replaced, not cancelled. Gravest first. */
    ACTIVE("alerts"),
    /** The active ones, those yet to begin, those that ended within the retention, and the Cancels. Newest first. */
    ALL("all");

    private final String file;

    View(String file) {
        this.file = file;
    }

    /** The name of its resources without extension, as in {@code /feeds/alerts.atom}. */
    public String file() {
        return file;
    }
}
