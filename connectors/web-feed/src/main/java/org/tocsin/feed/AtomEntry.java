package org.tocsin.feed;

import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Reference;

/**
 * An alert as an Atom entry (RFC 4287 4.1.2) with the NWS set of CAP elements. It says nothing that changes, so that its
 * bytes stay the same for ever; how the alert stands is told by the views and by the GeoJSON.
 */
final class AtomEntry {
    private final FeedAddresses addresses;
    private final TagUris ids;

    AtomEntry(FeedAddresses addresses, TagUris ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    byte[] write(Alert alert, EntryText text) {
        XmlFragment xml = new XmlFragment().open("entry");
        text.language().ifPresent(language -> xml.attribute("xml:lang", language));
        String sent = FeedTimes.rfc3339(alert.sent().instant());
        xml.element("id", ids.entry(alert))
                .element("title", text.title())
                .element("published", sent)
                .element("updated", sent);
        xml.open("author").element("name", text.author()).close();
        xml.element("summary", text.summary());
        text.categories().forEach(term -> xml.empty("category", "term", term));
        links(xml, alert);
        message(xml, alert);
        text.block().ifPresent(block -> block(xml, text, block));
        shapes(xml, alert);
        GeoRss.write(xml, alert);
        return xml.close().bytes();
    }

    private void links(XmlFragment xml, Alert alert) {
        xml.empty("link", "rel", "alternate", "type", "application/cap+xml", "href", addresses.cap(alert.key()));
        xml.empty("link", "rel", "alternate", "type", Form.GEOJSON.mediaType(), "href", addresses.feature(alert.key()));
        for (Reference reference : alert.references()) {
            String href = addresses.cap(reference.key());
            xml.empty("link", "rel", "predecessor-version", "type", "application/cap+xml", "href", href);
        }
    }

    private static void message(XmlFragment xml, Alert alert) {
        xml.element("cap:identifier", alert.identifier())
                .element("cap:sender", alert.sender())
                .element("cap:sent", alert.sent().text())
                .element("cap:status", alert.status().text())
                .element("cap:msgType", alert.msgType().text())
                .element("cap:scope", alert.scope().text());
    }

    private static void block(XmlFragment xml, EntryText text, Info block) {
        block.categories().forEach(category -> xml.element("cap:category", category.text()));
        xml.element("cap:event", XmlText.line(block.event()))
                .element("cap:urgency", block.urgency().text())
                .element("cap:severity", block.severity().text())
                .element("cap:certainty", block.certainty().text());
        time(xml, "cap:effective", block.effective());
        time(xml, "cap:onset", block.onset());
        time(xml, "cap:expires", block.expires());
        xml.element("cap:areaDesc", text.areaDesc());
        block.parameters().forEach(parameter -> named(xml, "cap:parameter", parameter));
    }

    /** Of all blocks: the area of the alert is their union, whatever language they are in. */
    private static void shapes(XmlFragment xml, Alert alert) {
        String references = alert.references().stream().map(Reference::toString).collect(Collectors.joining(" "));
        xml.element("cap:references", references);
        AlertAreas.each(alert, Area::geocodes).forEach(geocode -> named(xml, "cap:geocode", geocode));
        AlertAreas.each(alert, Area::polygons)
                .forEach(polygon -> xml.element("cap:polygon", CapNumbers.polygon(polygon)));
        AlertAreas.each(alert, Area::circles).forEach(circle -> xml.element("cap:circle", CapNumbers.circle(circle)));
    }

    private static void time(XmlFragment xml, String name, Optional<CapTime> time) {
        xml.element(name, time.map(CapTime::text));
    }

    private static void named(XmlFragment xml, String name, NamedValue value) {
        xml.open(name)
                .element("cap:valueName", value.name())
                .element("cap:value", value.value())
                .close();
    }
}
