package org.tocsin.sms;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is known of a few neighbouring recipients of a snapshot: two octets each, a state with a mark for those sent again,
 * and how many parts the SMSC has taken. Written before and after each group goes out. For one thread at a time.
 */
final class LedgerGroup {
    static final byte PENDING = 0;
    /** It may have gone out; without a later result its outcome is unknown. */
    static final byte INTENT = 1;

    static final byte ACCEPTED = 2;
    static final byte REFUSED = 3;

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

    /**
     * Nobody sent anything yet.
     *
     * @param first the place in the snapshot of the first recipient
     */
    LedgerGroup(int first, int size) {
        this(first, new byte[size], new byte[size]);
    }

    private LedgerGroup(int first, byte[] states, byte[] parts) {
        this.first = first;
        this.states = states;
        this.parts = parts;
    }

    static LedgerGroup of(int first, byte[] bytes) {
        int size = bytes.length / 2;
        return new LedgerGroup(first, Arrays.copyOf(bytes, size), Arrays.copyOfRange(bytes, size, 2 * size));
    }

    byte[] bytes() {
        byte[] bytes = Arrays.copyOf(states, 2 * states.length);
        System.arraycopy(parts, 0, bytes, states.length, parts.length);
        return bytes;
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
        return new LedgerGroup(first, states.clone(), parts.clone());
    }

    private boolean isOpen(int index) {
        return state(index) == PENDING || (state(index) == INTENT && !repeated(index));
    }
}
