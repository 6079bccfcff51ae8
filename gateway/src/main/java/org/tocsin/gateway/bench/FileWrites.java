package org.tocsin.gateway.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What the disk can do: 4 KiB appended and forced to disk, one after the other. */
final class FileWrites {
    private static final int BLOCK = 4096;

    private FileWrites() {}

    /** Writes a second. */
    static double measure(Path folder, Duration length) throws IOException {
        Path file = folder.resolve("writes");
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long start = System.nanoTime();
            long end = start + length.toNanos();
            long writes = 0;
            while (System.nanoTime() < end) {
                block.clear();
                channel.write(block);
                channel.force(false);
                writes++;
            }
            return writes * 1e9 / (System.nanoTime() - start);
        }
    }
}
