package org.tocsin.cellbroadcast;

import java.util.List;
import org.tocsin.cap.Status;
import org.tocsin.cellbroadcast.cbsp.Category;

/**
 * What the message identifiers of public warning mean (3GPP TS 23.041 9.4.1.2.2). Phones decide by them what sounds and what
 * can be switched off, so a drill must never get one of a real alert.
 */
final class MessageIdentifiers {
    static final int PRESIDENTIAL = 4370;
    static final int PUBLIC_SAFETY = 4396;
    static final int CHILD_ABDUCTION = 4379;
    static final int TO_ADDITIONAL_LANGUAGE = 13;
    private static final int FIRST_OF_WARNING = 4352;
    private static final int LAST_OF_WARNING = 6399;
    private static final int INFORMATION = 6400;
    private static final int ETWS_TEST = 4355;
    private static final int LAST_ETWS = 4356;
    private static final int HIGH_PRIORITY_LAST = 4372;
    private static final int OPERATOR_DEFINED = 4382;

    /** Monthly test, exercise, operator defined, state or local test; each with its additional language. */
    private static final List<Integer> DRILLS = List.of(ETWS_TEST, 4380, 4381, 4382, 4393, 4394, 4395, 4398, 4399);

    /** The channels that some networks used before the identifiers of public warning, and still do beside them. */
    private static final List<Integer> OUTSIDE = List.of(919, INFORMATION, INFORMATION + 1);

    private MessageIdentifiers() {}

    /** Why a text under this identifier may not be sent for that status; empty when it may. */
    static String objection(Status status, int identifier) {
        if (status == Status.SYSTEM || status == Status.DRAFT) {
            return status.text() + " is never broadcast";
        }
        if (isPrimary(identifier)) {
            return "the identifier " + identifier + " is for primary notifications, which have no text";
        }
        boolean drill = DRILLS.contains(identifier);
        if (status != Status.ACTUAL && !drill) {
            return "the identifier " + identifier + " is one of real alerts, the status " + status.text() + " is not";
        }
        if (status == Status.ACTUAL && drill && identifier != OPERATOR_DEFINED && identifier != 4395) {
            return "the identifier " + identifier + " is one of drills, which many phones do not show";
        }
        boolean known =
                (identifier >= FIRST_OF_WARNING && identifier <= LAST_OF_WARNING) || OUTSIDE.contains(identifier);
        return known
                ? ""
                : "the identifier " + identifier + " is none of public warning (4352 to 6399, 6400, 6401, 919)";
    }

    /** Why a primary notification under this identifier may not be sent for that status; empty when it may. */
    static String primaryObjection(Status status, int identifier) {
        if (!isPrimary(identifier)) {
            return "the identifier " + identifier + " is none of primary notifications (4352 to 4356)";
        }
        return switch (status) {
            case ACTUAL ->
                identifier == ETWS_TEST ? "4355 is the test of primary notifications, which phones discard" : "";
            case EXERCISE, TEST ->
                identifier == ETWS_TEST
                        ? ""
                        : "the identifier " + identifier + " is one of real alerts, the status " + status.text()
                                + " is not";
            case SYSTEM, DRAFT -> status.text() + " is never broadcast";
        };
    }

    /** Whether it is of a message without text that reaches phones within seconds (ETWS). */
    static boolean isPrimary(int identifier) {
        return identifier >= FIRST_OF_WARNING && identifier <= LAST_ETWS;
    }

    /** Whether users cannot switch it off, in any language. */
    static boolean isPresidential(int identifier) {
        return identifier == PRESIDENTIAL || identifier == PRESIDENTIAL + TO_ADDITIONAL_LANGUAGE;
    }

    /** Whether it is of child abductions, in any language. */
    static boolean isChildAbduction(int identifier) {
        return identifier == CHILD_ABDUCTION || identifier == CHILD_ABDUCTION + TO_ADDITIONAL_LANGUAGE;
    }

    /** High for what EU-Alert calls levels 1 and 2, in any language. */
    static Category category(int identifier) {
        if (isPrimary(identifier)) {
            return Category.HIGH_PRIORITY;
        }
        int local = identifier > OPERATOR_DEFINED ? identifier - TO_ADDITIONAL_LANGUAGE : identifier;
        return local >= PRESIDENTIAL && local <= HIGH_PRIORITY_LAST ? Category.HIGH_PRIORITY : Category.NORMAL;
    }
}
