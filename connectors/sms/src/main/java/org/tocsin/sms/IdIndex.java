package org.tocsin.sms;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * From message ids to where they belong, in 16 octets and a bit an id: a million strings would take a hundred. Ids are known
 * by 64 bits of hash alone, so whoever finds one checks that the number fits. For one thread at a time.
 */
final class IdIndex {
    static final long NONE = -1;

    private static final int FIRST_CAPACITY = 1024;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] keys = new long[FIRST_CAPACITY];
    private long[] values = filled(FIRST_CAPACITY);
    private int size;

    /** The later one stands when the SMSC gives an id again. */
    void put(String id, long value) {
        if (2 * size >= keys.length) {
            grow();
        }
        insert(hash(id), value);
    }

    /** {@link #NONE} when it is not known. */
    long get(String id) {
        long key = hash(id);
        int at = place(key, keys.length);
        while (values[at] != NONE && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return values[at];
    }

    private void insert(long key, long value) {
        int at = place(key, keys.length);
        while (values[at] != NONE && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        size += values[at] == NONE ? 1 : 0;
        keys[at] = key;
        values[at] = value;
    }

    /** Forgets all ids whose values do not pass. */
    void retain(LongPredicate wanted) {
        rebuild(keys.length, wanted);
    }

    private void grow() {
        rebuild(2 * keys.length, value -> true);
    }

    private void rebuild(int capacity, LongPredicate wanted) {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[capacity];
        values = filled(capacity);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE && wanted.test(oldValues[i])) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static long[] filled(int capacity) {
        long[] values = new long[capacity];
        Arrays.fill(values, NONE);
        return values;
    }

    private static int place(long key, int capacity) {
        return (int) (key ^ (key >>> 32)) & (capacity - 1);
    }

    /** FNV-1a with a final mix, since ids that count up differ in few bits. */
    private static long hash(String id) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
