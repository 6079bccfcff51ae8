package org.tocsin.gateway.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.WireTap;

/**
 * Keeps every protocol data unit of one channel, in files of bounded size. Decoding and writing happen on a thread of its
 * own behind a bounded queue: a disk that is slow or full delays no alert, and what it makes this lose is counted, logged and
 * told in the files themselves. Files are not synced: a power cut may take the last second, and the audit trail has what was
 * sent for each delivery. Safe for concurrent use.
 */
public final class WireLog implements WireTap, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WireLog.class);
    private static final long FILE_OCTETS = 4L * 1024 * 1024;
    private static final int FILES = 16;
    private static final int MOST_WAITING = 10_000;
    private static final long MOST_WAITING_OCTETS = 16L * 1024 * 1024;
    private static final long REST_MILLIS = 200;

    private record Seen(Instant at, Direction direction, String local, String peer, String hex, Supplier<String> text) {
        WireEntry entry() {
            return new WireEntry(at.toString(), direction, local, peer, text.get(), hex);
        }
    }

    private final String channel;
    private final Clock clock;
    private final RollingFiles files;
    private final BlockingQueue<Seen> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong waitingOctets = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    /** Keeps at most 16 files of 4 MiB in that folder. */
    public WireLog(String channel, Path folder, Clock clock) {
        this(channel, folder, clock, FILE_OCTETS, FILES);
    }

    WireLog(String channel, Path folder, Clock clock, long fileOctets, int fileCount) {
        this.channel = channel;
        this.clock = clock;
        this.files = new RollingFiles(folder, fileOctets, fileCount);
        this.writer = new Thread(this::run, "wire-log-" + channel);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void record(Direction direction, String local, String peer, byte[] octets, Supplier<String> text) {
        if (waitingOctets.get() > MOST_WAITING_OCTETS) {
            lost.incrementAndGet();
            return;
        }
        String hex = HexFormat.of().formatHex(octets);
        waitingOctets.addAndGet(hex.length());
        if (!queue.offer(new Seen(clock.instant(), direction, local, peer, hex, text))) {
            waitingOctets.addAndGet(-hex.length());
            lost.incrementAndGet();
        }
    }

    /** How many could not be kept since the start. */
    public long lost() {
        return lost.get();
    }

    /** The last entries since that moment, oldest first, at most so many. @throws UncheckedIOException when the disk does not give them */
    public List<WireEntry> since(Optional<Instant> since, int most) {
        try {
            return files
                    .last(
                            most,
                            line -> since.isEmpty()
                                    || !WireEntry.read(line).moment().isBefore(since.get()))
                    .stream()
                    .map(WireEntry::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The log of what went over the wire of " + channel + " cannot be read.", e);
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long told = 0;
        try {
            while (!closed || !queue.isEmpty()) {
                @Nullable Seen seen = queue.poll(REST_MILLIS, TimeUnit.MILLISECONDS);
                if (seen != null) {
                    keep(seen);
                }
                told = tellLost(told);
            }
            files.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("event=wire-log-not-closed channel={} reason=\"{}\"", channel, e.getMessage());
        }
    }

    private void keep(Seen seen) {
        waitingOctets.addAndGet(-seen.hex().length());
        try {
            files.write(seen.entry().line());
            if (queue.isEmpty()) {
                files.flush();
            }
        } catch (IOException | RuntimeException e) {
            lost.incrementAndGet();
            LOG.debug("event=wire-log-not-kept channel={}", channel, e);
        }
    }

    private long tellLost(long told) {
        long now = lost.get();
        if (now > told && queue.isEmpty()) {
            LOG.warn("event=wire-log-incomplete channel={} lost={} in-all={}", channel, now - told, now);
            return now;
        }
        return told;
    }
}
