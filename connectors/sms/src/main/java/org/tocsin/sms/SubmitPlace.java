package org.tocsin.sms;

/** Which submit of which recipient of which job, in one number: a million of them are held in memory. */
final class SubmitPlace {
    private static final int PART_BITS = 8;
    private static final int PLACE_BITS = 32;

    private SubmitPlace() {}

    /**
     * @param slot of the job
     * @param place in the snapshot
     * @param submit from 0, below 256
     */
    static long packed(int slot, int place, int submit) {
        return ((long) slot << (PLACE_BITS + PART_BITS)) | ((long) place << PART_BITS) | submit;
    }

    static int slot(long packed) {
        return (int) (packed >>> (PLACE_BITS + PART_BITS));
    }

    static int place(long packed) {
        return (int) (packed >>> PART_BITS);
    }

    static int submit(long packed) {
        return (int) packed & 0xFF;
    }
}
