package org.tocsin.feed;

import java.util.List;

/** A FeatureCollection with the counts and the digest by which a subscriber proves that it missed nothing. */
final class GeoJsonPage {
    private final FeedLabels labels;
    private final FeedAddresses addresses;

    GeoJsonPage(FeedLabels labels, FeedAddresses addresses) {
        this.labels = labels;
        this.addresses = addresses;
    }

    byte[] write(PageFacts facts, List<String> features) {
        JsonWriter json = new JsonWriter().openObject().member("type", "FeatureCollection");
        json.member("title", labels.title(facts.view()))
                .member("generatedAt", FeedTimes.rfc3339(facts.changed()))
                .name("sequence")
                .value(facts.sequence());
        json.name("numberMatched").value(facts.matched());
        json.name("numberReturned").value(facts.returned());
        json.member("activeDigest", facts.activeDigest()).member("note", facts.note());
        json.name("links").openArray();
        link(json, "self", facts.view(), Form.GEOJSON);
        link(json, "alternate", facts.view(), Form.ATOM);
        link(json, "alternate", facts.view(), Form.RSS);
        json.closeArray();
        json.name("features").openArray();
        features.forEach(json::raw);
        return json.closeArray().closeObject().bytes();
    }

    private void link(JsonWriter json, String rel, View view, Form form) {
        json.openObject()
                .member("rel", rel)
                .member("type", form.mediaType())
                .member("href", addresses.page(view, form))
                .closeObject();
    }
}
