package org.tocsin.sms.recipient;

/**
 * What a change came to.
 *
 * @param ordinal of the row, by which it may be named where the number may not; negative when there is none
 */
public record Change(Kind kind, int ordinal) {

    public enum Kind {
        ADDED,
        CHANGED,
        UNCHANGED,
        /** Withdrawn before; agreed anew since. */
        REVIVED,
        /** Withdrawn, and no consent since then: nothing was done. */
        STILL_WITHDRAWN,
        WITHDRAWN,
        ERASED,
        /** Nobody has that number: nothing was done. */
        NOBODY
    }

    /** What becomes of somebody whom the registry knows when this is to stand instead. Pure. */
    static Kind of(Recipient known, Recipient next) {
        if (known.withdrawn().isEmpty()) {
            return merged(known, next).equals(known) ? Kind.UNCHANGED : Kind.CHANGED;
        }
        return isSince(next, known.withdrawn().get().getEpochSecond()) ? Kind.REVIVED : Kind.STILL_WITHDRAWN;
    }

    /** Whether consent was given after that second. */
    static boolean isSince(Recipient recipient, long second) {
        return recipient
                .consent()
                .filter(consent -> consent.at().getEpochSecond() > second)
                .isPresent();
    }

    /** What was agreed to stays agreed to when the new state says nothing of it. */
    static Recipient merged(Recipient known, Recipient next) {
        return next.consent().isPresent()
                ? next
                : new Recipient(
                        next.number(),
                        next.position(),
                        next.language(),
                        next.areaCodes(),
                        next.flags(),
                        known.consent(),
                        next.withdrawn());
    }
}
