package org.tocsin.gateway.standby;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data directory, and with it every link to a peer: one process has it at a time. It is a lock of the
 * operating system on a file, so it ends with its process, however that ends, and needs no clock: a process that is halted
 * for a while still has it when it goes on. Safe for concurrent use.
 */
public final class Ownership implements AutoCloseable {
    private static final String LOCK = "owner.lock";
    private static final String OWNER = "owner.txt";
    /** One octet suffices. */
    private static final long LOCKED_OCTETS = 1;

    /**
     * What this process has. The operating system drops all of a process's locks on a file as soon as that process closes the
     * file anywhere, so a second attempt of the same process must not even open it.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private Ownership(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes it if it is free; makes the folder where it is missing. @throws UncheckedIOException when it cannot be locked */
    public static Optional<Ownership> take(Path data) {
        return take(data, channel -> Optional.ofNullable(channel.tryLock(0, LOCKED_OCTETS, false)));
    }

    /**
     * Waits for it, for ever: the operating system wakes one of those who wait in the moment that the owner ends.
     *
     * @throws UncheckedIOException when it cannot be locked
     */
    static Optional<Ownership> await(Path data) {
        return take(data, channel -> Optional.of(channel.lock(0, LOCKED_OCTETS, false)));
    }

    /** Who has it, in words; empty when nobody has left a note. */
    public static Optional<String> owner(Path data) {
        try {
            return Optional.of(Files.readString(data.resolve(OWNER)).strip()).filter(note -> !note.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Gives it back; idempotent. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(folder.resolve(OWNER));
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + folder + " cannot be given back.", e);
        } finally {
            OWNED.remove(folder);
        }
    }

    private interface Locking {
        Optional<FileLock> lock(FileChannel channel) throws IOException;
    }

    private static Optional<Ownership> take(Path data, Locking locking) {
        Path folder = data.toAbsolutePath().normalize();
        if (!OWNED.add(folder)) {
            return Optional.empty();
        }
        Optional<Ownership> taken = Optional.empty();
        try {
            Files.createDirectories(folder);
            taken = locked(folder, locking);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + LOCK + " in the data directory " + folder + " cannot be locked.", e);
        } finally {
            if (taken.isEmpty()) {
                OWNED.remove(folder);
            }
        }
    }

    private static Optional<Ownership> locked(Path folder, Locking locking) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            kept = locking.lock(channel).isPresent();
            if (kept) {
                Files.writeString(folder.resolve(OWNER), note());
            }
            return kept ? Optional.of(new Ownership(folder, channel)) : Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static String note() {
        return "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
