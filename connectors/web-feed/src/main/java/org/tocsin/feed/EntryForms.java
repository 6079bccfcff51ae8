package org.tocsin.feed;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;

/** Alerts in all forms, each written once and kept. Safe for concurrent use. */
final class EntryForms {
    private final String language;
    private final AtomEntry atom;
    private final RssItem rss;
    private final GeoJsonFeature geoJson;
    private final Map<AlertKey, RenderedEntry> rendered = new ConcurrentHashMap<>();

    EntryForms(String language, FeedAddresses addresses, TagUris ids) {
        this.language = language;
        this.atom = new AtomEntry(addresses, ids);
        this.rss = new RssItem(addresses, ids);
        this.geoJson = new GeoJsonFeature(ids);
    }

    RenderedEntry of(CapMessage message) {
        return rendered.computeIfAbsent(message.key(), key -> render(message));
    }

    /** Drops the others; whatever is asked for again is written again, to the same bytes. */
    void keepOnly(Set<AlertKey> keys) {
        rendered.keySet().retainAll(keys);
    }

    /** What the entry of an alert says to people. */
    EntryText text(Alert alert) {
        return EntryText.of(alert, language);
    }

    /** Keeps nothing: other bytes may yet be published under the same key. */
    RenderedEntry render(CapMessage message) {
        Alert alert = message.alert();
        EntryText text = text(alert);
        Optional<String> geometry = GeoJsonGeometry.of(alert);
        return new RenderedEntry(
                atom.write(alert, text),
                rss.write(alert, text),
                geoJson.write(alert, geometry),
                geometry.isPresent(),
                Digests.sha256(message.bytes()));
    }
}
