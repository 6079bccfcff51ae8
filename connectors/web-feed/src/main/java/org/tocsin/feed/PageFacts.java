package org.tocsin.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * What a page says of itself, the same in every form.
 *
 * @param changed when the feed last changed; stands for "generated at", so that equal content has equal bytes
 * @param sequence number of the newest publication
 * @param matched how many entries the view has
 * @param returned how many of them the page holds: fewer only when a limit of size cuts it
 * @param activeDigest SHA-256 over the sorted ids of all active entries, each followed by a line feed
 */
record PageFacts(View view, Instant changed, long sequence, int matched, int returned, String activeDigest) {

    boolean isCut() {
        return returned < matched;
    }

    /** Said on the page wherever it is cut: a subscriber must never take a part for the whole. */
    Optional<String> note() {
        String order = view == View.ACTIVE ? "gravest" : "newest";
        return isCut()
                ? Optional.of("Only the " + order + " " + returned + " of " + matched + " alerts fit into this page.")
                : Optional.empty();
    }
}
