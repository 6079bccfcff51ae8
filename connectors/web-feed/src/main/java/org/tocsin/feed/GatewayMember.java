package org.tocsin.feed;

import java.time.Instant;

/** The changing end of a Feature: how the alert stands now. */
final class GatewayMember {
    private final FeedAddresses addresses;
    private final TagUris ids;

    GatewayMember(FeedAddresses addresses, TagUris ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    /** The whole Feature. */
    String complete(RenderedEntry rendered, Standing standing, Instant now) {
        FeedEntry entry = standing.entry();
        JsonWriter json = new JsonWriter().openObject();
        json.name("sequence").value(entry.sequence());
        json.member("chain", entry.chain().value())
                .member("state", standing.state(now).text())
                .member("stateUpdated", FeedTimes.rfc3339(standing.stateUpdated(now)))
                .member("published", FeedTimes.rfc3339(entry.published()))
                .member("activeUntil", FeedTimes.rfc3339(entry.activeUntil()));
        ending(json, standing.ending());
        json.member("geometrySource", rendered.hasGeometry() ? "cap" : "none")
                .member("sha256", rendered.sha256())
                .member("capUrl", addresses.cap(entry.key()))
                .closeObject();
        return rendered.geoJson() + json + "}}";
    }

    private void ending(JsonWriter json, Ending ending) {
        ending.replacedBy().ifPresent(later -> json.member("replacedBy", ids.entry(later.alert()))
                .member("replacedAt", FeedTimes.rfc3339(later.published())));
        ending.cancelledBy().ifPresent(later -> json.member("cancelledBy", ids.entry(later.alert()))
                .member("cancelledAt", FeedTimes.rfc3339(later.published())));
    }
}
