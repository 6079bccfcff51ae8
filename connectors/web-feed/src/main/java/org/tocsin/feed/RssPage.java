package org.tocsin.feed;

import java.util.List;

/** A page of RSS 2.0 items, in the order and number of the Atom page. */
final class RssPage {
    /** Whole minutes are all that RSS can say; the true cadence is in the description. */
    private static final String MINUTES_TO_LIVE = "1";

    private final FeedLabels labels;
    private final FeedAddresses addresses;

    RssPage(FeedLabels labels, FeedAddresses addresses) {
        this.labels = labels;
        this.addresses = addresses;
    }

    byte[] write(PageFacts facts, List<byte[]> items) {
        String changed = FeedTimes.rfc822(facts.changed());
        XmlFragment xml = XmlFragment.document().open("rss");
        xml.attribute("version", "2.0")
                .attribute("xmlns:atom", XmlNames.ATOM)
                .attribute("xmlns:georss", XmlNames.GEORSS)
                .characters("\n");
        xml.open("channel")
                .element("title", labels.title(facts.view()))
                .element("link", addresses.home())
                .element("description", labels.subtitle(facts))
                .element("language", labels.language())
                .element("copyright", labels.rights())
                .element("pubDate", changed)
                .element("lastBuildDate", changed)
                .element("generator", "Tocsin")
                .element("ttl", MINUTES_TO_LIVE);
        String self = addresses.page(facts.view(), Form.RSS);
        xml.empty("atom:link", "rel", "self", "type", Form.RSS.mediaType(), "href", self);
        items.forEach(xml::raw);
        return xml.close().close().bytes();
    }
}
