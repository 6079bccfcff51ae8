package org.tocsin.cellbroadcast.cbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of one alert as they are kept.
 *
 * @param identifier how the centre knows the alert
 * @param expires when the alert ends
 */
record HandoverRecord(String identifier, Instant expires, List<Handover> handovers) {
    private static final int FORMAT = 1;

    HandoverRecord {
        handovers = List.copyOf(handovers);
    }

    /** The same with this version of the message with that number and block. */
    HandoverRecord with(Handover changed) {
        return new HandoverRecord(
                identifier,
                expires,
                handovers.stream()
                        .map(h -> h.number() == changed.number() && h.block() == changed.block() ? changed : h)
                        .toList());
    }

    byte[] write() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(FORMAT);
            out.writeUTF(identifier);
            out.writeLong(expires.toEpochMilli());
            out.writeInt(handovers.size());
            for (Handover handover : handovers) {
                write(handover, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    static HandoverRecord read(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalStateException("a record of handovers of the unknown format " + format);
            }
            String identifier = in.readUTF();
            Instant expires = Instant.ofEpochMilli(in.readLong());
            List<Handover> handovers = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                handovers.add(handover(in));
            }
            return new HandoverRecord(identifier, expires, handovers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Handover handover, DataOutputStream out) throws IOException {
        out.writeUTF(handover.type().name());
        out.writeInt(handover.block());
        out.writeUTF(handover.language());
        out.writeLong(handover.number());
        out.writeLong(handover.earlier());
        out.writeUTF(handover.earlierIdentifier());
        out.writeLong(handover.made().toEpochMilli());
        out.writeUTF(handover.state().name());
    }

    private static Handover handover(DataInputStream in) throws IOException {
        return new Handover(
                Handover.Type.valueOf(in.readUTF()),
                in.readInt(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                Handover.State.valueOf(in.readUTF()));
    }
}
