package org.tocsin.feed;

import java.nio.charset.StandardCharsets;

/** An entry as it stands now: what never changes, and the Feature complete with what does. */
record WholeEntry(RenderedEntry rendered, String geoJson) {

    /** In octets. */
    int geoJsonSize() {
        return geoJson.getBytes(StandardCharsets.UTF_8).length;
    }

    /** In octets, in its largest form. */
    int largest() {
        return Math.max(geoJsonSize(), Math.max(rendered.atom().length, rendered.rss().length));
    }
}
