package org.tocsin.feed;

import java.util.Optional;

/** What the head of each page says about the feed. */
record FeedLabels(
        String title, String publisher, String language, Optional<String> rights, long retentionHours, boolean drill) {

    String title(View view) {
        String name = drill ? "EXERCISE: " + title : title;
        return view == View.ACTIVE ? name + ": active alerts" : name + ": all alerts";
    }

    /** Cadence and retention, which subscribers otherwise have to guess; and the note of a page that is cut. */
    String subtitle(PageFacts facts) {
        String content = facts.view() == View.ACTIVE
                ? "Alerts in force, gravest first."
                : "Alerts in force and those ended within " + retentionHours
                        + " hours, with their cancellations, newest first.";
        String note = facts.note().map(text -> " " + text).orElse("");
        return content + " Changes appear at once; ask no more often than every 30 seconds." + note;
    }
}
