package org.tocsin.cellbroadcast;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.SerialNumber;

/** How the broadcasts of an alert stand in the state store: a version octet, then the fields in order. */
final class BroadcastFormat {
    private static final int VERSION = 2;
    /** Without counts, causes and progress; still read. */
    private static final int STATES_ALONE = 1;

    private static final long NEVER = Long.MIN_VALUE;
    private static final int NONE = -1;

    private BroadcastFormat() {}

    static byte[] write(List<Broadcast> broadcasts) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeShort(broadcasts.size());
            for (Broadcast broadcast : broadcasts) {
                write(broadcast, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is never full", e);
        }
        return octets.toByteArray();
    }

    /** @throws IllegalArgumentException when these octets were not written by {@link #write} */
    static List<Broadcast> read(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int version = in.readUnsignedByte();
            if (version != VERSION && version != STATES_ALONE) {
                throw new IllegalArgumentException("broadcasts of version " + version);
            }
            List<Broadcast> broadcasts = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                broadcasts.add(readOne(in, version));
            }
            return broadcasts;
        } catch (IOException e) {
            throw new IllegalArgumentException("broadcasts are cut off", e);
        }
    }

    private static void write(Broadcast broadcast, DataOutputStream out) throws IOException {
        out.writeShort(broadcast.messageId());
        out.writeShort(broadcast.serial().value());
        out.writeInt(broadcast.replaces().map(SerialNumber::value).orElse(NONE));
        out.writeUTF(broadcast.language());
        out.writeByte(broadcast.codingScheme());
        out.writeLong(broadcast.expires().toEpochMilli());
        out.writeByte(broadcast.pages().size());
        for (Page page : broadcast.pages()) {
            out.writeByte(page.userLength());
            out.write(page.content());
        }
        write(broadcast.progress(), out);
        out.writeInt(broadcast.standings().size());
        for (var entry : broadcast.standings().entrySet()) {
            out.writeUTF(entry.getKey().plmn().mcc());
            out.writeUTF(entry.getKey().plmn().mnc());
            out.writeShort(entry.getKey().lac());
            out.writeShort(entry.getKey().ci());
            Standing standing = entry.getValue();
            out.writeByte(standing.state().code());
            out.writeShort(standing.count());
            out.writeShort(standing.cause().map(Cause::code).orElse(NONE));
        }
    }

    private static void write(Progress progress, DataOutputStream out) throws IOException {
        out.writeLong(progress.accepted().map(Instant::toEpochMilli).orElse(NEVER));
        out.writeLong(progress.firstOnAir().map(Instant::toEpochMilli).orElse(NEVER));
        out.writeInt(progress.polls());
        out.writeBoolean(progress.delivered());
    }

    private static Broadcast readOne(DataInputStream in, int version) throws IOException {
        int messageId = in.readUnsignedShort();
        SerialNumber serial = SerialNumber.of(in.readUnsignedShort());
        int replaced = in.readInt();
        String language = in.readUTF();
        int codingScheme = in.readUnsignedByte();
        Instant expires = Instant.ofEpochMilli(in.readLong());
        List<Page> pages = pages(in);
        boolean statesAlone = version == STATES_ALONE;
        // What an earlier version had on air was delivered, and is asked about as soon as there is a link.
        Progress progress = statesAlone ? Progress.NONE.asDelivered() : progress(in);
        SortedMap<Cgi, Standing> standings = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Plmn plmn = new Plmn(in.readUTF(), in.readUTF());
            Cgi cell = new Cgi(plmn, in.readUnsignedShort(), in.readUnsignedShort());
            standings.put(cell, statesAlone ? state(in) : standing(in));
        }
        return new Broadcast(
                messageId,
                serial,
                replaced == NONE ? Optional.empty() : Optional.of(SerialNumber.of(replaced)),
                language,
                codingScheme,
                pages,
                expires,
                standings,
                progress);
    }

    private static Progress progress(DataInputStream in) throws IOException {
        return new Progress(instant(in.readLong()), instant(in.readLong()), in.readInt(), in.readBoolean());
    }

    private static Optional<Instant> instant(long millis) {
        return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Standing state(DataInputStream in) throws IOException {
        return new Standing(CellState.of(in.readUnsignedByte()), 0, Optional.empty());
    }

    private static Standing standing(DataInputStream in) throws IOException {
        CellState state = CellState.of(in.readUnsignedByte());
        int count = in.readUnsignedShort();
        int cause = in.readShort();
        return new Standing(state, count, cause == NONE ? Optional.empty() : Optional.of(new Cause(cause)));
    }

    private static List<Page> pages(DataInputStream in) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int userLength = in.readUnsignedByte();
            byte[] content = new byte[Page.OCTETS];
            in.readFully(content);
            pages.add(new Page(content, userLength));
        }
        return pages;
    }
}
