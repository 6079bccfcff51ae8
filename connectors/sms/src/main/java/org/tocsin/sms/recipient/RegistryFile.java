package org.tocsin.sms.recipient;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The file of one registry: a head, then sealed blocks. The first tells the facts and how many rows follow as they stood when
 * the file was written whole; blocks behind those are later changes, each one block and so whole or not there. Everything is
 * on the disk on return. For one thread at a time.
 *
 * <p>A block: its length as 4 octets, a nonce of 12, the sealed octets with their tag of 16.
 */
final class RegistryFile implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path path;
    private final RegistryKey key;
    private final SecureRandom random = new SecureRandom();
    private Optional<Appender> appender = Optional.empty();
    private long changedRows;

    /** What stands in the file. */
    record Content(RegistryFacts facts, RecipientTable table) {}

    // Not a channel: that would close when a thread that writes is interrupted, and take the registry with it.
    private record Appender(RandomAccessFile file, BlockCipher cipher, long blocks) {}

    RegistryFile(Path path, RegistryKey key) {
        this.path = path;
        this.key = key;
    }

    Path path() {
        return path;
    }

    /** Whether there is a file, written under another key. */
    boolean isForeign() throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return !RegistryHead.of(in.readNBytes(RegistryHead.OCTETS), path).isOf(key);
        }
    }

    /**
     * Everything; empty when there is no file yet. A last block that was not finished when the power went is cut off: nobody
     * was told that it was kept.
     *
     * @throws RegistryUnusable when the key is another, or the file damaged
     */
    Optional<Content> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 2 * BLOCK))) {
            RegistryHead head = RegistryHead.of(in.readNBytes(RegistryHead.OCTETS), path);
            if (!head.isOf(key)) {
                throw new RegistryUnusable("The registry " + path + " was written under another key than the one of the"
                        + " settings. Put the right key file back.");
            }
            BlockCipher cipher = head.cipher(key, random);
            RegistryReader reader = new RegistryReader(path, Files.size(path), in, cipher);
            Content content = reader.content();
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            cutAt(file, reader.end());
            close();
            appender = Optional.of(new Appender(file, cipher, reader.blocks()));
            return Optional.of(content);
        }
    }

    /** Adds one change: the rows named, as they stand in the table. On failure the file is as before. */
    void append(RecipientTable table, int... ordinals) throws IOException {
        Appender now = appender.orElseThrow(() -> new IOException("the file " + path + " is closed"));
        long end = now.file().length();
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(plain);
            for (int ordinal : ordinals) {
                RowCodec.write(out, ordinal, table);
            }
            write(now.file(), now.cipher().seal(now.blocks(), plain.toByteArray()));
            now.file().getFD().sync();
        } catch (IOException e) {
            // Without a file nothing more is kept until it is written whole, should even this fail.
            appender = Optional.empty();
            cutAt(now.file(), end);
            appender = Optional.of(now);
            throw e;
        }
        appender = Optional.of(new Appender(now.file(), now.cipher(), now.blocks() + 1));
        changedRows += ordinals.length;
    }

    /** Rows that this process appended since the file was written whole. */
    long changedRows() {
        return changedRows;
    }

    /** Writes all anew beside the file and then takes its place: what no row holds any more is in the file no longer. */
    void rewrite(RegistryFacts facts, RecipientTable table) throws IOException {
        Path folder = OwnerOnly.folder(path);
        Files.createDirectories(folder);
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        OwnerOnly.create(beside);
        RandomAccessFile file = new RandomAccessFile(beside.toFile(), "rw");
        boolean done = false;
        try {
            Appender written = write(file, facts, table);
            file.getFD().sync();
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
            close();
            appender = Optional.of(written);
            changedRows = 0;
            OwnerOnly.sync(folder);
        } finally {
            if (!done) {
                file.close();
                Files.deleteIfExists(beside);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (appender.isPresent()) {
            appender.get().file().close();
            appender = Optional.empty();
        }
    }

    private Appender write(RandomAccessFile file, RegistryFacts facts, RecipientTable table) throws IOException {
        RegistryHead head = RegistryHead.create(key, random);
        file.write(head.octets());
        BlockCipher cipher = head.cipher(key, random);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(BLOCK + 1024);
        DataOutputStream out = new DataOutputStream(plain);
        facts.write(out);
        out.writeInt(table.size());
        out.writeInt(rows(table));
        long blocks = 0;
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            if (blocks == 0 || plain.size() >= BLOCK) {
                write(file, cipher.seal(blocks++, plain.toByteArray()));
                plain.reset();
            }
            if (table.key(ordinal) != 0) {
                RowCodec.write(out, ordinal, table);
            }
        }
        if (plain.size() > 0) {
            write(file, cipher.seal(blocks++, plain.toByteArray()));
        }
        return new Appender(file, cipher, blocks);
    }

    private static int rows(RecipientTable table) {
        int rows = 0;
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            rows += table.key(ordinal) != 0 ? 1 : 0;
        }
        return rows;
    }

    private static void write(RandomAccessFile file, byte[] block) throws IOException {
        file.write(ByteBuffer.allocate(Integer.BYTES + block.length)
                .putInt(block.length)
                .put(block)
                .array());
    }

    private static void cutAt(RandomAccessFile file, long end) throws IOException {
        file.setLength(end);
        file.seek(end);
    }
}
