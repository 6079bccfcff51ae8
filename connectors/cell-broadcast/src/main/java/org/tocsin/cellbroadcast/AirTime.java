package org.tocsin.cellbroadcast;

import java.util.Locale;

/** How long a message keeps the broadcast channel of a cell busy: one slot of 1.883 s for each page (3GPP TS 44.012). */
final class AirTime {
    private static final double SLOT_SECONDS = Repetition.SLOT_MILLIS / 1000;

    private AirTime() {}

    /**
     * In words.
     *
     * @param pages 1 to 15
     * @param slots from one broadcast to the next, at least as many as pages
     * @param broadcasts how often it goes out
     */
    static String words(int pages, int slots, int broadcasts) {
        double once = pages * SLOT_SECONDS;
        return String.format(
                Locale.ROOT,
                "%d %s of %.3f s, %.1f s in every %.1f s (%.0f %% of the channel of a cell), %.0f s in all",
                pages,
                pages == 1 ? "page" : "pages",
                SLOT_SECONDS,
                once,
                slots * SLOT_SECONDS,
                100.0 * pages / slots,
                once * broadcasts);
    }
}
