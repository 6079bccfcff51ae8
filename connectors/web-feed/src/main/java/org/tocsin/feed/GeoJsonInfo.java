package org.tocsin.feed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.Category;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Resource;
import org.tocsin.cap.ResponseType;

/** One block of an alert as JSON, under the names of CAP 1.2 3.2.2 to 3.2.4; what may stand many times is an array. */
final class GeoJsonInfo {
    private GeoJsonInfo() {}

    static void write(JsonWriter json, Info info) {
        json.openObject()
                .member("language", info.language())
                .member(
                        "category",
                        info.categories().stream().map(Category::text).toList())
                .member("event", info.event())
                .member(
                        "responseType",
                        info.responseTypes().stream().map(ResponseType::text).toList())
                .member("urgency", info.urgency().text())
                .member("severity", info.severity().text())
                .member("certainty", info.certainty().text())
                .member("audience", info.audience());
        named(json, "eventCode", info.eventCodes());
        times(json, info);
        texts(json, info);
        named(json, "parameter", info.parameters());
        resources(json, info.resources());
        areas(json, info.areas());
        json.closeObject();
    }

    private static void times(JsonWriter json, Info info) {
        json.member("effective", info.effective().map(FeedTimes::rfc3339))
                .member("onset", info.onset().map(FeedTimes::rfc3339))
                .member("expires", info.expires().map(FeedTimes::rfc3339));
    }

    private static void texts(JsonWriter json, Info info) {
        json.member("senderName", info.senderName())
                .member("headline", info.headline())
                .member("description", info.description())
                .member("instruction", info.instruction())
                .member("web", info.web())
                .member("contact", info.contact());
    }

    /** Without {@code derefUri}: CAP 1.2 3.2.3 keeps embedded files off two-way networks; the original has it. */
    private static void resources(JsonWriter json, List<Resource> resources) {
        json.name("resource").openArray();
        for (Resource resource : resources) {
            json.openObject().member("resourceDesc", resource.resourceDesc()).member("mimeType", resource.mimeType());
            resource.size().map(BigInteger::toString).ifPresent(size -> json.name("size")
                    .raw(size));
            json.member("uri", resource.uri())
                    .member("digest", resource.digest())
                    .closeObject();
        }
        json.closeArray();
    }

    private static void areas(JsonWriter json, List<Area> areas) {
        json.name("area").openArray();
        for (Area area : areas) {
            json.openObject()
                    .member("areaDesc", area.areaDesc())
                    .member(
                            "polygon",
                            area.polygons().stream().map(CapNumbers::polygon).toList())
                    .member(
                            "circle",
                            area.circles().stream().map(CapNumbers::circle).toList());
            named(json, "geocode", area.geocodes());
            area.altitude().map(BigDecimal::toPlainString).ifPresent(feet -> json.name("altitude")
                    .raw(feet));
            area.ceiling().map(BigDecimal::toPlainString).ifPresent(feet -> json.name("ceiling")
                    .raw(feet));
            json.closeObject();
        }
        json.closeArray();
    }

    private static void named(JsonWriter json, String name, List<NamedValue> values) {
        if (values.isEmpty()) {
            return;
        }
        json.name(name).openArray();
        for (NamedValue value : values) {
            json.openObject()
                    .member("valueName", value.name())
                    .member("value", value.value())
                    .closeObject();
        }
        json.closeArray();
    }
}
