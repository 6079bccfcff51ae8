package org.tocsin.sms.recipient;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the blocks of a registry's file, and knows where the last sound one ends. Used once, by one thread. */
final class RegistryReader {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryReader.class);
    private static final int MOST_BLOCK = 1024 * 1024;

    /** A single change is far smaller; more that cannot be read is damage and not the work of a power cut. */
    private static final int MOST_TORN = 16 * 1024;

    private final Path path;
    private final long size;
    private final DataInputStream in;
    private final BlockCipher cipher;
    private long end = RegistryHead.OCTETS;
    private long blocks;

    /** @param in behind the head */
    RegistryReader(Path path, long size, DataInputStream in, BlockCipher cipher) {
        this.path = path;
        this.size = size;
        this.in = in;
        this.cipher = cipher;
    }

    /** Octets up to the end of the last sound block. */
    long end() {
        return end;
    }

    long blocks() {
        return blocks;
    }

    RegistryFile.Content content() throws IOException {
        byte[] first = next().orElseThrow(() -> damaged("its first block is missing"));
        DataInputStream plain = new DataInputStream(new ByteArrayInputStream(first));
        RegistryFacts facts = RegistryFacts.read(plain);
        TableDraft draft = new TableDraft(RecipientTable.empty());
        draft.resize(plain.readInt());
        int written = plain.readInt();
        int read = 0;
        for (Optional<byte[]> block = next(); block.isPresent(); block = next()) {
            read += rows(block.get(), draft);
        }
        if (read < written) {
            throw damaged("it ends before all its rows");
        }
        return new RegistryFile.Content(facts, draft.table());
    }

    private static int rows(byte[] block, TableDraft draft) throws IOException {
        ByteArrayInputStream octets = new ByteArrayInputStream(block);
        DataInputStream plain = new DataInputStream(octets);
        int rows = 0;
        while (octets.available() > 0) {
            RowCodec.read(plain, draft);
            rows++;
        }
        return rows;
    }

    private Optional<byte[]> next() throws IOException {
        if (end == size) {
            return Optional.empty();
        }
        Optional<byte[]> sealed = sealed();
        Optional<byte[]> plain = sealed.flatMap(block -> cipher.open(blocks, block));
        long behind = end + Integer.BYTES + sealed.map(block -> block.length).orElse(0);
        if (plain.isPresent()) {
            end = behind;
            blocks++;
            return plain;
        }
        boolean last = sealed.isEmpty() || behind == size;
        if (!last || size - end > MOST_TORN) {
            throw damaged("block " + blocks + " is not what was written");
        }
        LOG.warn("event=sms.registry-tail-cut file={} block={} octets={}", path.getFileName(), blocks, size - end);
        return plain;
    }

    private Optional<byte[]> sealed() throws IOException {
        if (size - end < Integer.BYTES) {
            return Optional.empty();
        }
        int length = in.readInt();
        return length <= 0 || length > MOST_BLOCK || length > size - end - Integer.BYTES
                ? Optional.empty()
                : Optional.of(in.readNBytes(length));
    }

    private RegistryUnusable damaged(String what) {
        return new RegistryUnusable("The registry " + path + " is damaged: " + what + ". Put a copy of it back.");
    }
}
