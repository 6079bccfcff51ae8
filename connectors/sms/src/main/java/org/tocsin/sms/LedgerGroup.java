package org.tocsin.sms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of a few neighbouring recipients of a snapshot: a state with a mark for those sent again, how many parts
 * the SMSC has taken, and the ids it gave them. Written before and after each group goes out. For one thread at a time.
 */
final class LedgerGroup {
    static final byte PENDING = 0;
    /** It may have gone out; without a later result its outcome is unknown. */
    static final byte INTENT = 1;

    static final byte ACCEPTED = 2;
    static final byte REFUSED = 3;

    /** The SMSC dropped what this one was to be told of before it was delivered: there is nothing to tell. */
    static final byte WITHDRAWN = 4;

    /** Withdrew before its turn came: nothing is sent. */
    static final byte SUPPRESSED = 5;

    private static final int STATE = 0x0F;
    private static final int REPEATED = 0x10;

    /** The three bits above count how often the SMSC put this one off. */
    private static final int ONE_PUT_OFF = 0x20;

    private static final int PUT_OFFS = 0xE0;

    /** A recipient whom the SMSC put off that often is refused: an SMSC may say "later" for ever. */
    static final int MOST_PUT_OFFS = 5;

    private final int first;
    private final byte[] states;
    private final byte[] parts;
    private final List<List<String>> messageIds;

    /**
     * Nobody sent anything yet.
     *
     * @param first the place in the snapshot of the first recipient
     */
    LedgerGroup(int first, int size) {
        this(first, new byte[size], new byte[size], Collections.nCopies(size, List.of()));
    }

    private LedgerGroup(int first, byte[] states, byte[] parts, List<List<String>> messageIds) {
        this.first = first;
        this.states = states;
        this.parts = parts;
        this.messageIds = new ArrayList<>(messageIds);
    }

    static LedgerGroup of(int first, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int size = in.readUnsignedShort();
            byte[] states = in.readNBytes(size);
            byte[] parts = in.readNBytes(size);
            List<List<String>> ids = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                ids.add(readIds(in));
            }
            return new LedgerGroup(first, states, parts, ids);
        } catch (IOException e) {
            throw new IllegalStateException("ledger entry cut short", e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 + 16 * states.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(states.length);
            out.write(states);
            out.write(parts);
            for (List<String> ids : messageIds) {
                out.writeByte(ids.size());
                for (String id : ids) {
                    out.writeByte(id.length());
                    out.write(id.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return bytes.toByteArray();
    }

    private static List<String> readIds(DataInputStream in) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            ids.add(new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.ISO_8859_1));
        }
        return List.copyOf(ids);
    }

    /** What the SMSC called the parts it took, in their order; empty text where it gave no id. */
    List<String> messageIds(int index) {
        return messageIds.get(index);
    }

    void addMessageIds(int index, List<String> more) {
        if (!more.isEmpty()) {
            List<String> all = new ArrayList<>(messageIds.get(index));
            all.addAll(more);
            messageIds.set(index, List.copyOf(all));
        }
    }

    int first() {
        return first;
    }

    int size() {
        return states.length;
    }

    byte state(int index) {
        return (byte) (states[index] & STATE);
    }

    /** Parts taken, 0 to 255. */
    int parts(int index) {
        return parts[index] & 0xFF;
    }

    boolean repeated(int index) {
        return (states[index] & REPEATED) != 0;
    }

    /** Whether a phone may have got anything. */
    boolean mayHaveReceived(int index) {
        return state(index) == INTENT || state(index) == ACCEPTED || parts(index) > 0;
    }

    /** Those not yet sent, and those whose outcome is unknown and who were not sent again yet. */
    int[] open() {
        return IntStream.range(0, size()).filter(this::isOpen).toArray();
    }

    /** Marks that this one goes out now; again, when it may have gone out before. */
    void intend(int index) {
        boolean again = state(index) == INTENT;
        states[index] = (byte) (INTENT | (states[index] & (REPEATED | PUT_OFFS)) | (again ? REPEATED : 0));
    }

    void settle(int index, byte state, int partsTaken) {
        states[index] = (byte) (state | (states[index] & (REPEATED | PUT_OFFS)));
        parts[index] = (byte) partsTaken;
    }

    /** Takes the mark of {@link #intend} back: this time nothing went out. */
    void restore(int index, LedgerGroup before, int partsTaken) {
        states[index] = before.states[index];
        parts[index] = (byte) partsTaken;
    }

    /**
     * Counts that the SMSC put this one off.
     *
     * @return false when that was once too often
     */
    boolean putOff(int index) {
        int putOffs = (states[index] & PUT_OFFS) / ONE_PUT_OFF + 1;
        if (putOffs < MOST_PUT_OFFS) {
            states[index] = (byte) (states[index] + ONE_PUT_OFF);
        }
        return putOffs < MOST_PUT_OFFS;
    }

    LedgerGroup copy() {
        return new LedgerGroup(first, states.clone(), parts.clone(), messageIds);
    }

    /** Whether it is to be sent to, or may be once more. */
    boolean isOpen(int index) {
        return state(index) == PENDING || (state(index) == INTENT && !repeated(index));
    }
}
