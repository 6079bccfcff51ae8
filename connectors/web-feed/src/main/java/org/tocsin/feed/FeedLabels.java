package org.tocsin.feed;

import java.util.Optional;
import org.tocsin.connector.Channel;

/** What the head of each page says about the feed. */
record FeedLabels(String title, String language, Optional<String> rights, long retentionHours) {

    static FeedLabels of(FeedConfig config, Channel.Mode mode) {
        String title = mode == Channel.Mode.DRILL ? "EXERCISE: " + config.title() : config.title();
        return new FeedLabels(
                title, config.language(), config.rights(), config.retention().toHours());
    }

    String title(View view) {
        return title + (view == View.ACTIVE ? ": active alerts" : ": all alerts");
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
