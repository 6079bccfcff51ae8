package org.tocsin.route;

/**
 * Names with a content each, both as digests: an open table of three longs an entry, since a gateway keeps one for every
 * alert that it ever accepted. Between 34 and 68 octets of heap an entry. Nothing is ever removed. Safe for concurrent use.
 */
final class Fingerprints {

    /** A name by half a SHA-256: names collide by accident in no lifetime. */
    record Name(long high, long low) {}

    /** Stands for no content: a digest that is 0 by accident counts as 1. */
    static final long NONE = 0;

    private static final int LONGS = 3;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final double FULL = 0.7;

    private long[] table = new long[FIRST_SLOTS * LONGS];
    private int size;

    /** The content under that name, or {@link #NONE}. */
    synchronized long get(Name name) {
        return table[slot(table, name) + 2];
    }

    /** Keeps that content under that name, whatever was there. */
    synchronized void put(Name name, long content) {
        if (size >= FULL * table.length / LONGS) {
            grow();
        }
        size += put(table, name, content == NONE ? 1 : content) ? 1 : 0;
    }

    synchronized int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(table.length, 2)];
        for (int at = 0; at < table.length; at += LONGS) {
            if (table[at + 2] != NONE) {
                put(larger, new Name(table[at], table[at + 1]), table[at + 2]);
            }
        }
        table = larger;
    }

    /** @return whether the name is new */
    private static boolean put(long[] table, Name name, long content) {
        int at = slot(table, name);
        boolean fresh = table[at + 2] == NONE;
        table[at] = name.high();
        table[at + 1] = name.low();
        table[at + 2] = content;
        return fresh;
    }

    /** Where the name is, or the free place where it belongs. */
    private static int slot(long[] table, Name name) {
        int slots = table.length / LONGS;
        int slot = (int) Long.remainderUnsigned(name.high(), slots);
        while (table[slot * LONGS + 2] != NONE
                && !(table[slot * LONGS] == name.high() && table[slot * LONGS + 1] == name.low())) {
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot * LONGS;
    }
}
