package org.tocsin.cellbroadcast;

import java.util.OptionalInt;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.Category;

/**
 * Message identifiers of public warning (3GPP TS 23.041 9.4.1.2.2). Phones decide by them what sounds and what can be
 * switched off, so a drill must never get one of a real alert.
 */
final class MessageIdentifiers {
    private static final int PRESIDENTIAL = 4370;
    private static final int EXTREME_IMMEDIATE_OBSERVED = 4371;
    private static final int EXTREME_IMMEDIATE_LIKELY = 4372;
    private static final int TEST = 4380;
    private static final int EXERCISE = 4381;
    private static final int OPERATOR_DEFINED = 4382;
    private static final int PUBLIC_SAFETY = 4396;
    private static final int TO_ADDITIONAL_LANGUAGE = 13;

    private MessageIdentifiers() {}

    /**
     * The identifier for the local language; empty when the profile has none.
     *
     * @param publicSafety whether Actual alerts below Severe, Expected, Likely go out as public safety messages
     */
    static OptionalInt of(Status status, Info info, boolean publicSafety) {
        return switch (status) {
            case ACTUAL -> actual(info.severity(), info.urgency(), info.certainty(), publicSafety);
            case EXERCISE -> OptionalInt.of(EXERCISE);
            case TEST -> OptionalInt.of(TEST);
            case SYSTEM, DRAFT -> OptionalInt.empty();
        };
    }

    /** The identifier of the same message in a language that is not the local one. */
    static int inAdditionalLanguage(int identifier) {
        if (identifier == PUBLIC_SAFETY) {
            return PUBLIC_SAFETY + 1;
        }
        if (identifier < PRESIDENTIAL || identifier > OPERATOR_DEFINED) {
            throw new IllegalArgumentException("no additional language for " + identifier);
        }
        return identifier + TO_ADDITIONAL_LANGUAGE;
    }

    /** High for what EU-Alert calls levels 1 and 2, in any language. */
    static Category category(int identifier) {
        int local = identifier > OPERATOR_DEFINED ? identifier - TO_ADDITIONAL_LANGUAGE : identifier;
        return local >= PRESIDENTIAL && local <= EXTREME_IMMEDIATE_LIKELY ? Category.HIGH_PRIORITY : Category.NORMAL;
    }

    private static OptionalInt actual(Severity severity, Urgency urgency, Certainty certainty, boolean publicSafety) {
        boolean grave = severity == Severity.EXTREME || severity == Severity.SEVERE;
        boolean soon = urgency == Urgency.IMMEDIATE || urgency == Urgency.EXPECTED;
        boolean sure = certainty == Certainty.OBSERVED || certainty == Certainty.LIKELY;
        if (!grave || !soon || !sure) {
            return publicSafety ? OptionalInt.of(PUBLIC_SAFETY) : OptionalInt.empty();
        }
        return OptionalInt.of(EXTREME_IMMEDIATE_OBSERVED
                + (severity == Severity.SEVERE ? 4 : 0)
                + (urgency == Urgency.EXPECTED ? 2 : 0)
                + (certainty == Certainty.LIKELY ? 1 : 0));
    }
}
