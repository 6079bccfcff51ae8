package org.tocsin.sms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is to be sent what and in which order, decided once for a delivery and kept: ordinals of the registry with that
 * fingerprint, never numbers. A place is an index into it. The sizes of chunks and groups are kept with it because the ledger's entries are
 * laid out by them. Immutable.
 */
final class Snapshot {
    private static final int FORMAT = 1;

    private final String fingerprint;
    private final int chunkSize;
    private final int groupSize;
    private final List<Section> sections;
    private final int[] ordinals;
    private final byte[] sectionOf;
    private volatile long[] index = {};

    /** @param sectionOf for each ordinal the index of its section */
    Snapshot(
            String fingerprint,
            int chunkSize,
            int groupSize,
            List<Section> sections,
            int[] ordinals,
            byte[] sectionOf) {
        this.fingerprint = fingerprint;
        this.chunkSize = chunkSize;
        this.groupSize = groupSize;
        this.sections = List.copyOf(sections);
        this.ordinals = ordinals.clone();
        this.sectionOf = sectionOf.clone();
    }

    String fingerprint() {
        return fingerprint;
    }

    int chunkSize() {
        return chunkSize;
    }

    int groupSize() {
        return groupSize;
    }

    int size() {
        return ordinals.length;
    }

    List<Section> sections() {
        return sections;
    }

    int ordinal(int place) {
        return ordinals[place];
    }

    /** The place of a recipient; negative when he is not in it. */
    int place(int ordinal) {
        long[] sorted = index;
        if (sorted.length < ordinals.length) {
            sorted = index();
            index = sorted;
        }
        int found = Arrays.binarySearch(sorted, (long) ordinal << Integer.SIZE);
        int at = found >= 0 ? found : -found - 1;
        return at < sorted.length && (int) (sorted[at] >>> Integer.SIZE) == ordinal ? (int) sorted[at] : -1;
    }

    /** Ordinals with their places behind them, rising; made for the first who asks, since most snapshots are never asked. */
    private long[] index() {
        long[] sorted = new long[ordinals.length];
        for (int place = 0; place < ordinals.length; place++) {
            sorted[place] = (long) ordinals[place] << Integer.SIZE | place;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    int section(int place) {
        return sectionOf[place] & 0xFF;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 5 * ordinals.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(fingerprint);
            out.writeInt(chunkSize);
            out.writeInt(groupSize);
            out.writeInt(sections.size());
            for (Section section : sections) {
                write(out, section.language());
                write(out, section.headline());
                write(out, section.text());
            }
            out.writeInt(ordinals.length);
            for (int ordinal : ordinals) {
                out.writeInt(ordinal);
            }
            out.write(sectionOf);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when these are not the bytes of a snapshot */
    static Snapshot of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("snapshot of format " + format);
            }
            String fingerprint = in.readUTF();
            int chunkSize = in.readInt();
            int groupSize = in.readInt();
            List<Section> sections = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                sections.add(new Section(read(in), read(in), read(in)));
            }
            int[] ordinals = new int[in.readInt()];
            for (int i = 0; i < ordinals.length; i++) {
                ordinals[i] = in.readInt();
            }
            byte[] sectionOf = in.readNBytes(ordinals.length);
            return new Snapshot(fingerprint, chunkSize, groupSize, sections, ordinals, sectionOf);
        } catch (IOException e) {
            throw new IllegalStateException("snapshot cut short", e);
        }
    }

    // writeUTF ends at 65535 octets, and a CAP headline has no such limit.
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(octets.length);
        out.write(octets);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
