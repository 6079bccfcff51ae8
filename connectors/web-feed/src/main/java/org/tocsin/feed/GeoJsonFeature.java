package org.tocsin.feed;

import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Reference;

/**
 * An alert as a GeoJSON Feature (RFC 7946 3.2): every CAP field under its CAP name, all blocks in all languages, and a
 * member {@code gateway} with what this gateway knows. Only that member changes, so the rest is written once.
 */
final class GeoJsonFeature {
    private final TagUris ids;

    GeoJsonFeature(TagUris ids) {
        this.ids = ids;
    }

    /** The Feature as far as the name {@code gateway}; {@link GatewayMember} writes its value and the end. */
    String write(Alert alert, Optional<String> geometry) {
        JsonWriter json =
                new JsonWriter().openObject().member("type", "Feature").member("id", ids.entry(alert));
        json.name("geometry").raw(geometry.orElse("null"));
        json.name("properties").openObject();
        message(json, alert);
        json.name("info").openArray();
        alert.infos().forEach(info -> GeoJsonInfo.write(json, info));
        json.closeArray();
        return json.name("gateway").toString();
    }

    private static void message(JsonWriter json, Alert alert) {
        json.member("identifier", alert.identifier())
                .member("sender", alert.sender())
                .member("sent", FeedTimes.rfc3339(alert.sent()))
                .member("status", alert.status().text())
                .member("msgType", alert.msgType().text())
                .member("source", alert.source())
                .member("scope", alert.scope().text())
                .member("restriction", alert.restriction())
                .member("addresses", alert.addresses())
                .member("code", alert.codes())
                .member("note", alert.note())
                .member(
                        "references",
                        alert.references().stream().map(Reference::toString).toList())
                .member("incidents", alert.incidents());
    }
}
