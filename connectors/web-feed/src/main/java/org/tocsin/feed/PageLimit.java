package org.tocsin.feed;

import java.util.List;
import org.tocsin.cap.Alert;

/** How much a page may hold. */
final class PageLimit {
    /** Octets of a page, at most: readers of public alerts (Google) refuse larger feeds. */
    static final int PAGE = 900_000;

    /** Octets kept for the head of a page and for the separators. */
    private static final int HEAD = 16_000;

    /** Octets that the gateway member of a Feature may take. */
    private static final int GATEWAY = 4_000;

    private PageLimit() {}

    /** Whether an entry can stand on a page at all. */
    static boolean fits(RenderedEntry entry) {
        return new WholeEntry(entry, entry.geoJson()).largest() <= PAGE - HEAD - GATEWAY;
    }

    /** Whether the shapes alone, written once, take more than half of what one entry may. */
    static boolean isFilledByShapes(Alert alert) {
        XmlFragment shapes = new XmlFragment().open("shapes");
        GeoRss.write(shapes, alert);
        return shapes.close().bytes().length > (PAGE - HEAD - GATEWAY) / 2;
    }

    /**
     * How many of these, from the first, fit into one page in every form. The same number for all forms, since subscribers
     * compare them.
     */
    static int fitting(List<WholeEntry> entries) {
        Tally tally = new Tally();
        int count = 0;
        while (count < entries.size() && tally.takes(entries.get(count))) {
            count++;
        }
        return count;
    }

    private static final class Tally {
        private long atom = HEAD;
        private long rss = HEAD;
        private long json = HEAD;

        boolean takes(WholeEntry entry) {
            atom += entry.rendered().atom().length;
            rss += entry.rendered().rss().length;
            json += entry.geoJsonSize() + 1;
            return Math.max(atom, Math.max(rss, json)) <= PAGE;
        }
    }
}
