package org.tocsin.sms;

import java.util.Arrays;
import java.util.BitSet;
import org.tocsin.sms.smpp.MessageState;

/** What receipts said of each submit of one delivery, an octet a submit. For one thread at a time. */
final class TrackedJob {
    private final JobRecord record;
    private final Snapshot snapshot;
    private final byte[] states;
    private final byte[] expected;
    private final BitSet changedGroups = new BitSet();
    private final BitSet closed = new BitSet();
    private int ended;
    private int delivered;
    private int begun;
    private boolean reported;

    TrackedJob(JobRecord record, Snapshot snapshot) {
        this.record = record;
        this.snapshot = snapshot;
        this.states = new byte[snapshot.size() * record.stride()];
        this.expected = new byte[snapshot.size()];
    }

    JobRecord record() {
        return record;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The SMSC took all submits of this recipient. */
    void expect(int place, int submits) {
        if (expected[place] == 0) {
            begun++;
            expected[place] = (byte) submits;
            count(place);
        }
    }

    /**
     * A final state stands whatever comes after it: receipts arrive out of order and again.
     *
     * @return whether this was news
     */
    boolean receipt(int place, int submit, MessageState state) {
        int at = place * record.stride() + submit;
        boolean news = states[at] != state.code() && !isFinal(states[at]);
        if (news) {
            boolean endedBefore = hasEnded(place);
            states[at] = (byte) state.code();
            changedGroups.set(place / snapshot.groupSize());
            if (!endedBefore) {
                count(place);
            }
        }
        return news;
    }

    /** What receipts said of all submits of a recipient: nothing final yet of at least one of them. */
    boolean isPending(int place) {
        return !hasEnded(place);
    }

    /** Recipients whose every part reached the phone. */
    int delivered() {
        return delivered;
    }

    /** Recipients of whose every part the SMSC said the last word. */
    int ended() {
        return ended;
    }

    /** Nothing more will be sent to this recipient. */
    void close(int place) {
        closed.set(place);
    }

    /** Whether all recipients were sent to and every one that the SMSC took has ended. */
    boolean isComplete() {
        return begun > 0 && ended == begun && closed.cardinality() == snapshot.size();
    }

    boolean reported() {
        return reported;
    }

    void setReported() {
        reported = true;
    }

    /** Groups with news since the last call. */
    BitSet takeChanges() {
        BitSet changes = (BitSet) changedGroups.clone();
        changedGroups.clear();
        return changes;
    }

    void putBack(BitSet changes) {
        changedGroups.or(changes);
    }

    /** The octets of one group, to be kept. */
    byte[] group(int number) {
        int from = number * snapshot.groupSize() * record.stride();
        return Arrays.copyOfRange(states, from, Math.min(from + snapshot.groupSize() * record.stride(), states.length));
    }

    /** Takes over what was kept of one group; before anything is expected of it. */
    void restore(int number, byte[] group) {
        int from = number * snapshot.groupSize() * record.stride();
        System.arraycopy(group, 0, states, from, Math.min(group.length, states.length - from));
    }

    private void count(int place) {
        if (hasEnded(place)) {
            ended++;
            delivered += isDelivered(place) ? 1 : 0;
        }
    }

    private boolean hasEnded(int place) {
        if (expected[place] == 0) {
            return false;
        }
        for (int submit = 0; submit < (expected[place] & 0xFF); submit++) {
            if (!isFinal(states[place * record.stride() + submit])) {
                return false;
            }
        }
        return true;
    }

    private boolean isDelivered(int place) {
        for (int submit = 0; submit < (expected[place] & 0xFF); submit++) {
            if (states[place * record.stride() + submit] != MessageState.DELIVERED.code()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinal(byte code) {
        return MessageState.isFinal(code);
    }
}
