package org.tocsin.broadcast.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * Samples on their way into a file, 16 bit with the low octet first, and into its digest. A stream would take a lock for
 * each octet, which is half a second of a processor for every minute of audio.
 */
final class SampleFile implements Sound.SampleSink {
    private final FileChannel file;
    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    SampleFile(FileChannel file, MessageDigest digest) {
        this.file = file;
        this.digest = digest;
    }

    void begin(byte[] header) {
        buffer.put(header);
    }

    @Override
    public void write(int sample) throws IOException {
        if (buffer.remaining() < Short.BYTES) {
            flush();
        }
        buffer.putShort((short) sample);
    }

    /** Hands on what is left; whoever opened the file syncs it. */
    void flush() throws IOException {
        buffer.flip();
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
