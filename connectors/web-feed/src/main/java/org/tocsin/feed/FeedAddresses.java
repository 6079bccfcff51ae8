package org.tocsin.feed;

import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Channel;

/** Where the resources of one feed are; every address is absolute. */
final class FeedAddresses {
    /** What a drill channel publishes is below this path, and nothing else is: no setting can mix the two. */
    static final String EXERCISE = "/exercise";

    private final String prefix;
    private final String root;

    /** @throws IllegalArgumentException when the base URL is not set: links would be relative, which no feed may hold */
    FeedAddresses(FeedConfig config, Channel.Mode mode) {
        if (!FeedConfig.isBaseUrl(config.baseUrl())) {
            throw new IllegalArgumentException("no base URL for a feed: '" + config.baseUrl() + "'");
        }
        this.prefix = (mode == Channel.Mode.DRILL ? EXERCISE : "") + config.path();
        this.root = config.baseUrl() + prefix;
    }

    /** What stands before {@code /feeds} and {@code /alerts} in the paths of this feed. */
    String prefix() {
        return prefix;
    }

    String home() {
        return root + "/";
    }

    String page(View view, Form form) {
        return root + "/feeds/" + view.file() + "." + form.extension();
    }

    /** The original bytes of an alert. */
    String cap(AlertKey key) {
        return root + "/alerts/" + key + ".xml";
    }

    String feature(AlertKey key) {
        return root + "/alerts/" + key + ".geojson";
    }
}
