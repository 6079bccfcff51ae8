package org.tocsin.feed;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What must be remembered of entries that are gone, so that times and numbers of the feed never go back.
 *
 * @param changed when the feed last changed on their account; its beginning for a new feed
 * @param sequence the highest sequence number among them, 0 for a new feed
 */
record FeedMark(Instant changed, long sequence) {

    byte[] encode() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(changed.toEpochMilli())
                .putLong(sequence)
                .array();
    }

    static FeedMark decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new FeedMark(Instant.ofEpochMilli(in.getLong()), in.getLong());
    }
}
