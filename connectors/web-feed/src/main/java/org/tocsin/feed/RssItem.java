package org.tocsin.feed;

import org.tocsin.cap.Alert;

/**
 * An alert as an RSS 2.0 item. Without an author: RSS wants an e-mail address there, and a CAP sender need not be one.
 */
final class RssItem {
    private final FeedAddresses addresses;
    private final TagUris ids;

    RssItem(FeedAddresses addresses, TagUris ids) {
        this.addresses = addresses;
        this.ids = ids;
    }

    byte[] write(Alert alert, EntryText text) {
        XmlFragment xml = new XmlFragment().open("item");
        xml.element("title", text.title())
                .element("description", text.summary())
                .element("link", addresses.cap(alert.key()));
        xml.open("guid")
                .attribute("isPermaLink", "false")
                .characters(ids.entry(alert))
                .close();
        xml.element("pubDate", FeedTimes.rfc822(alert.sent().instant()));
        text.categories().forEach(term -> xml.element("category", term));
        GeoRss.write(xml, alert);
        return xml.close().bytes();
    }
}
