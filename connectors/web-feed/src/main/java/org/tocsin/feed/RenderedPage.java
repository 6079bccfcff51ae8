package org.tocsin.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** The bytes of a page and what follows from them. Immutable. */
final class RenderedPage {
    private static final int TAG_DIGITS = 32;

    private final Form form;
    private final byte[] bytes;
    private final Instant lastModified;
    private final String etag;

    /** @param bytes not copied: the caller gives them away */
    RenderedPage(Form form, byte[] bytes, Instant lastModified) {
        this.form = form;
        this.bytes = bytes;
        this.lastModified = lastModified;
        this.etag = '"' + Digests.sha256(bytes).substring(0, TAG_DIGITS) + '"';
    }

    String mediaType() {
        return form.mediaType();
    }

    Instant lastModified() {
        return lastModified;
    }

    String etag() {
        return etag;
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
