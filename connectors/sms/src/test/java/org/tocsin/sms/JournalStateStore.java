package org.tocsin.sms;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.connector.StateStore;

/** Writes each change to a file before it returns, so that it outlives a killed process; an entry cut short counts as none. */
final class JournalStateStore implements StateStore, AutoCloseable {
    private static final int REMOVED = -1;

    private final NavigableMap<String, byte[]> entries = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final DataOutputStream journal;

    JournalStateStore(Path file) {
        try {
            if (Files.exists(file)) {
                read(file);
            }
            journal = new DataOutputStream(new FileOutputStream(file.toFile(), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
        write(key, value.length, value);
        entries.put(key, value.clone());
    }

    @Override
    public void remove(String key) {
        write(key, REMOVED, new byte[0]);
        entries.remove(key);
    }

    @Override
    public Map<String, byte[]> startingWith(String prefix) {
        return Map.copyOf(entries.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    @Override
    public long next(String counter) {
        return counters.computeIfAbsent(counter, name -> new AtomicLong()).getAndIncrement();
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                String key = in.readUTF();
                int length = in.readInt();
                byte[] value = new byte[Math.max(0, length)];
                in.readFully(value);
                if (length == REMOVED) {
                    entries.remove(key);
                } else {
                    entries.put(key, value);
                }
            }
        } catch (EOFException e) {
            // The end, or an entry that the process did not finish.
            return;
        }
    }

    private synchronized void write(String key, int length, byte[] value) {
        try {
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(entry);
            out.writeUTF(key);
            out.writeInt(length);
            out.write(value);
            journal.write(entry.toByteArray());
        } catch (IOException e) {
            throw new Unavailable("the journal cannot be written", e);
        }
    }
}
