package org.tocsin.feed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of one view, made when first asked for and kept until the next publication or the next moment at which time
 * itself changes them. Safe for concurrent use: one thread renders, the others of a crowd wait for its pages.
 */
final class ViewCache {
    private record Kept(FeedSnapshot snapshot, Instant from, Optional<Instant> until, Map<Form, RenderedPage> pages) {
        boolean holds(FeedSnapshot asked, Instant now) {
            boolean begun = !now.isBefore(from);
            return snapshot == asked
                    && begun
                    && until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    private final View view;
    private final ViewRenderer renderer;
    private volatile Optional<Kept> kept = Optional.empty();

    ViewCache(View view, ViewRenderer renderer) {
        this.view = view;
        this.renderer = renderer;
    }

    RenderedPage page(Form form, FeedSnapshot snapshot, Instant now) {
        Map<Form, RenderedPage> pages =
                kept.filter(k -> k.holds(snapshot, now)).map(Kept::pages).orElseGet(() -> renew(snapshot, now));
        return Optional.ofNullable(pages.get(form)).orElseThrow();
    }

    private synchronized Map<Form, RenderedPage> renew(FeedSnapshot snapshot, Instant now) {
        Optional<Kept> meanwhile = kept.filter(k -> k.holds(snapshot, now));
        if (meanwhile.isPresent()) {
            return meanwhile.get().pages();
        }
        Kept renewed = new Kept(snapshot, now, snapshot.nextChange(now), renderer.render(view, snapshot, now));
        kept = Optional.of(renewed);
        return renewed.pages();
    }
}
