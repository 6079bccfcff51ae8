package org.tocsin.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.StateStore;

/** What a feed shows, for whoever serves it. Safe for concurrent use; readers never wait for a publication. */
public final class Feed {
    private static final Duration LONGEST_AGE = Duration.ofSeconds(30);

    private final FeedContent content;
    private final FeedAddresses addresses;
    private final ViewRenderer renderer;
    private final Clock clock;
    private final Map<View, ViewCache> views = new EnumMap<>(View.class);

    Feed(FeedContent content, FeedAddresses addresses, ViewRenderer renderer, Clock clock) {
        this.content = content;
        this.addresses = addresses;
        this.renderer = renderer;
        this.clock = clock;
        for (View view : View.values()) {
            views.put(view, new ViewCache(view, renderer));
        }
    }

    /** What stands before {@code /feeds} and {@code /alerts} in the paths of this feed: empty, or begins with a slash. */
    public String prefix() {
        return addresses.prefix();
    }

    /**
     * The page as it is now; without alerts it is a valid page too.
     *
     * @throws StateStore.Unavailable while it is not known what has been published: answer 503, never an empty page
     */
    public FeedPage page(View view, Form form) {
        FeedSnapshot snapshot = content.snapshot();
        Instant now = clock.instant();
        ViewCache cache = Optional.ofNullable(views.get(view)).orElseThrow();
        return new FeedPage(cache.page(form, snapshot, now), maxAge(snapshot, now));
    }

    /** One alert as GeoJSON, with how it stands; empty when this feed does not hold it. @throws StateStore.Unavailable */
    public Optional<FeedPage> feature(AlertKey key) {
        FeedSnapshot snapshot = content.snapshot();
        Instant now = clock.instant();
        return snapshot.find(key).map(standing -> new FeedPage(renderer.feature(standing, now), maxAge(snapshot, now)));
    }

    /** The bytes that the authority submitted, untouched; they never change. @throws StateStore.Unavailable */
    public Optional<byte[]> original(AlertKey key) {
        return content.snapshot()
                .find(key)
                .map(standing -> standing.entry().message().bytes());
    }

    /** No cache may show an alert past its end: a page lives until the next change that is already known, at most. */
    private static Duration maxAge(FeedSnapshot snapshot, Instant now) {
        return snapshot.nextChange(now)
                .map(change -> Duration.ofSeconds(Duration.between(now, change).toSeconds()))
                .filter(age -> age.compareTo(LONGEST_AGE) < 0)
                .orElse(LONGEST_AGE);
    }
}
