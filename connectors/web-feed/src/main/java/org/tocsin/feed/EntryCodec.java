package org.tocsin.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Reading;

/** An entry as the state store keeps it: a version, what the feed added, then the original bytes untouched. */
final class EntryCodec {
    private static final int VERSION = 1;

    private EntryCodec() {}

    static byte[] encode(FeedEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(entry.sequence());
            out.writeLong(entry.published().toEpochMilli());
            out.writeLong(entry.activeUntil().toEpochMilli());
            out.writeUTF(entry.chain().value());
            out.writeInt(entry.supersedes().size());
            for (AlertKey key : entry.supersedes()) {
                out.writeUTF(key.value());
            }
            out.write(entry.message().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot refuse", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when these are not the bytes of an entry of this version */
    static FeedEntry decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("entry of version " + version + ", expected " + VERSION);
            }
            return new FeedEntry(
                    in.readLong(),
                    Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()),
                    new AlertKey(in.readUTF()),
                    keys(in),
                    message(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("entry cut short", e);
        }
    }

    private static List<AlertKey> keys(DataInputStream in) throws IOException {
        List<AlertKey> keys = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            keys.add(new AlertKey(in.readUTF()));
        }
        return keys;
    }

    private static CapMessage message(byte[] original) {
        if (CapXml.read(original) instanceof Reading.Valid valid) {
            return valid.message();
        }
        throw new IllegalStateException("the original of an entry is not readable as CAP");
    }
}
