package org.tocsin.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** A resource ready to be served, as it is until its maximum age is over. Immutable. */
public final class FeedPage {
    private final RenderedPage rendered;
    private final Duration maxAge;

    FeedPage(RenderedPage rendered, Duration maxAge) {
        this.rendered = rendered;
        this.maxAge = maxAge;
    }

    /** Exact, without parameters; the bytes are UTF-8. */
    public String mediaType() {
        return rendered.mediaType();
    }

    /** Strong, with its quotation marks, over the bytes as they are here; a compressed variant needs one of its own. */
    public String etag() {
        return rendered.etag();
    }

    /** When it last changed, in whole milliseconds. HTTP can only say the second, so the ETag decides. */
    public Instant lastModified() {
        return rendered.lastModified();
    }

    /** How long a cache may keep it: 30 s at most, and never past the next expiry; whole seconds, possibly zero. */
    public Duration maxAge() {
        return maxAge;
    }

    /** In octets. */
    public int size() {
        return rendered.size();
    }

    /** A copy. */
    public byte[] bytes() {
        return rendered.bytes();
    }

    /** @throws IOException from the stream */
    public void writeTo(OutputStream out) throws IOException {
        rendered.writeTo(out);
    }

    @Override
    public String toString() {
        return "FeedPage[" + mediaType() + ", " + size() + " octets, " + etag() + "]";
    }
}
