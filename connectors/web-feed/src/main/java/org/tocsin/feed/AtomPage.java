package org.tocsin.feed;

import java.util.List;

/** A page of Atom entries (RFC 4287 4.1.1). */
final class AtomPage {
    private final FeedLabels labels;
    private final FeedAddresses addresses;
    private final TagUris ids;

    AtomPage(FeedLabels labels, FeedAddresses addresses, TagUris ids) {
        this.labels = labels;
        this.addresses = addresses;
        this.ids = ids;
    }

    byte[] write(PageFacts facts, List<byte[]> entries) {
        View view = facts.view();
        XmlFragment xml = XmlFragment.document().open("feed");
        xml.attribute("xmlns", XmlNames.ATOM)
                .attribute("xmlns:cap", XmlNames.CAP)
                .attribute("xmlns:georss", XmlNames.GEORSS)
                .attribute("xml:lang", labels.language())
                .characters("\n");
        xml.element("id", ids.feed(addresses.prefix(), view))
                .element("title", labels.title(view))
                .element("subtitle", labels.subtitle(facts))
                .element("updated", FeedTimes.rfc3339(facts.changed()))
                .element("rights", labels.rights())
                .element("generator", "Tocsin");
        xml.open("author").element("name", labels.title()).close();
        link(xml, "self", view, Form.ATOM);
        link(xml, "alternate", view, Form.RSS);
        link(xml, "alternate", view, Form.GEOJSON);
        entries.forEach(xml::raw);
        return xml.close().bytes();
    }

    private void link(XmlFragment xml, String rel, View view, Form form) {
        xml.empty("link", "rel", rel, "type", form.mediaType(), "href", addresses.page(view, form));
    }
}
