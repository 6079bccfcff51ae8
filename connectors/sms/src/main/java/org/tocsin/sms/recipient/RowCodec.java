package org.tocsin.sms.recipient;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One row as octets: its ordinal, what it holds, and whatever belongs to that. */
final class RowCodec {
    private static final int NOBODY = 0;
    private static final int RECIPIENT = 1;
    private static final int FORGOTTEN = 2;

    private RowCodec() {}

    static void write(DataOutput out, int ordinal, RecipientTable table) throws IOException {
        out.writeInt(ordinal);
        Optional<Recipient> recipient = table.recipient(ordinal);
        if (recipient.isPresent()) {
            out.writeByte(RECIPIENT);
            write(out, recipient.get());
        } else if (table.key(ordinal) < 0) {
            out.writeByte(FORGOTTEN);
            out.writeLong(table.key(ordinal));
            out.writeInt((int) table.withdrawnAt(ordinal));
        } else {
            out.writeByte(NOBODY);
        }
    }

    /** Puts the next row into the draft. */
    static void read(DataInput in, TableDraft draft) throws IOException {
        int ordinal = in.readInt();
        if (ordinal < 0) {
            throw new IOException("a row with an impossible ordinal");
        }
        draft.resize(ordinal + 1);
        switch (in.readUnsignedByte()) {
            case RECIPIENT -> draft.set(ordinal, recipient(in));
            case FORGOTTEN -> draft.forget(ordinal, in.readLong(), in.readInt());
            default -> draft.erase(ordinal);
        }
    }

    private static void write(DataOutput out, Recipient recipient) throws IOException {
        out.writeLong(Long.parseLong(recipient.number()));
        out.writeDouble(recipient.position().map(Position::latitude).orElse(Double.NaN));
        out.writeDouble(recipient.position().map(Position::longitude).orElse(Double.NaN));
        out.writeUTF(recipient.language());
        out.writeByte(recipient.areaCodes().size());
        for (String code : recipient.areaCodes()) {
            out.writeUTF(code);
        }
        int marks = 0;
        for (Flag flag : recipient.flags()) {
            marks |= flag.mark();
        }
        out.writeByte(marks);
        write(out, recipient.consent().map(Consent::at));
        out.writeUTF(recipient.consent().map(Consent::source).orElse(""));
        write(out, recipient.withdrawn());
    }

    private static void write(DataOutput out, Optional<Instant> at) throws IOException {
        out.writeInt(at.isPresent() ? TableDraft.seconds(at.get()) : 0);
    }

    private static Recipient recipient(DataInput in) throws IOException {
        String number = Long.toString(in.readLong());
        double latitude = in.readDouble();
        double longitude = in.readDouble();
        String language = in.readUTF();
        List<String> codes = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            codes.add(in.readUTF());
        }
        Set<Flag> flags = flags(in.readUnsignedByte());
        Optional<Instant> consent = instant(in.readInt());
        String source = in.readUTF();
        return new Recipient(
                number,
                Double.isNaN(latitude) ? Optional.empty() : Optional.of(new Position(latitude, longitude)),
                language,
                codes,
                flags,
                consent.map(at -> new Consent(at, source)),
                instant(in.readInt()));
    }

    private static Set<Flag> flags(int marks) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((marks & flag.mark()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static Optional<Instant> instant(int seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(seconds)));
    }
}
