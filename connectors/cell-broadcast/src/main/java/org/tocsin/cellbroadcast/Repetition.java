package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.cellbroadcast.cbsp.Category;
import org.tocsin.connector.Settings;

/**
 * How often a message goes out: one page in one slot of 1.883 s (3GPP TS 44.012). Immutable.
 *
 * @param high slots from one broadcast to the next, 1 to 4095 (3GPP TS 48.049 8.2.8), of what EU-Alert calls levels 1 and 2
 * @param normal the same of everything else
 */
public record Repetition(int high, int normal) {
    /** 30 s for levels 1 and 2, 60 s for all else. */
    public static final Repetition USUAL = new Repetition(16, 32);

    static final double SLOT_MILLIS = 1883;
    private static final int MOST_SLOTS = 4095;
    private static final int MOST_BROADCASTS = 65535;

    /**
     * Reads {@code repetition-period}, which is one period for all messages, and {@code uniform-period}: that of the highest
     * levels for all, because mixed periods in a cell break the scheduler of Osmocom's controllers.
     */
    static Repetition from(Settings settings) {
        boolean uniform = settings.flag("uniform-period", false);
        Optional<Integer> given = slots(settings);
        if (given.isPresent()) {
            return new Repetition(given.get(), given.get());
        }
        return uniform ? new Repetition(USUAL.high, USUAL.high) : USUAL;
    }

    /**
     * Slots from one broadcast to the next.
     *
     * @param pages of all messages of the cell together: what takes longer to send than the period is never sent in time
     */
    int slots(int messageId, int pages) {
        boolean isHigh = MessageIdentifiers.category(messageId) == Category.HIGH_PRIORITY;
        return Math.min(MOST_SLOTS, Math.max(isHigh ? high : normal, pages));
    }

    /** How many broadcasts fill that time: 1 to 65535, never 0, which Osmocom's controllers take for once (TS 48.049 8.2.9). */
    static int broadcasts(Duration left, int slots) {
        double count = Math.ceil(left.toMillis() / (slots * SLOT_MILLIS));
        return (int) Math.max(1, Math.min(MOST_BROADCASTS, count));
    }

    private static Optional<Integer> slots(Settings settings) {
        Duration period = settings.duration("repetition-period", Duration.ZERO);
        if (!settings.given().containsKey("repetition-period")) {
            return Optional.empty();
        }
        if (period.toMillis() <= 0) {
            settings.report("repetition-period", "Must be longer than 0.");
            return Optional.empty();
        }
        double slots = Math.ceil(period.toMillis() / SLOT_MILLIS);
        if (slots > MOST_SLOTS) {
            settings.report("repetition-period", "At most 4095 slots of 1.883 s: 7710s.");
            return Optional.of(MOST_SLOTS);
        }
        return Optional.of((int) slots);
    }
}
