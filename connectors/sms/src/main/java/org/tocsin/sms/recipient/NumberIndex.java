package org.tocsin.sms.recipient;

import java.util.function.IntToLongFunction;

/**
 * From keys to the ordinals of their rows, by open addressing: 4 octets a place, the keys themselves stay in the table.
 * Entries are added and never taken out; one whose row has another key by now finds nothing. For one thread at a time.
 */
final class NumberIndex {
    static final int NOBODY = -1;

    private int[] places;
    private int entries;

    NumberIndex(int expected) {
        places = new int[Integer.highestOneBit(Math.max(1024, expected)) << 2];
    }

    private NumberIndex(NumberIndex other) {
        places = other.places.clone();
        entries = other.entries;
    }

    NumberIndex copy() {
        return new NumberIndex(this);
    }

    /** Of all rows of a table. */
    static NumberIndex of(RecipientTable table) {
        NumberIndex index = new NumberIndex(table.size());
        for (int ordinal = 0; ordinal < table.size(); ordinal++) {
            long key = table.key(ordinal);
            if (key != 0) {
                index.add(key, ordinal, table::key);
            }
        }
        return index;
    }

    /** @param keys the key of each row now */
    void add(long key, int ordinal, IntToLongFunction keys) {
        if (entries >= places.length - (places.length >> 2)) {
            grow(keys);
        }
        put(key, ordinal);
        entries++;
    }

    /** The ordinal of the row with that key; negative when there is none. */
    int find(long key, IntToLongFunction keys) {
        for (int place = place(key); places[place] != 0; place = (place + 1) & (places.length - 1)) {
            int ordinal = places[place] - 1;
            if (keys.applyAsLong(ordinal) == key) {
                return ordinal;
            }
        }
        return NOBODY;
    }

    private void grow(IntToLongFunction keys) {
        int[] before = places;
        places = new int[before.length * 2];
        entries = 0;
        for (int entry : before) {
            long key = entry == 0 ? 0 : keys.applyAsLong(entry - 1);
            if (key != 0) {
                put(key, entry - 1);
                entries++;
            }
        }
    }

    private void put(long key, int ordinal) {
        int place = place(key);
        while (places[place] != 0) {
            place = (place + 1) & (places.length - 1);
        }
        places[place] = ordinal + 1;
    }

    // Numbers of one country differ in their last digits alone: the product spreads them.
    private int place(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ (mixed >>> 32)) & (places.length - 1));
    }
}
