package org.tocsin.broadcast;

import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** What came of writing the message of a delivery. */
sealed interface Composed {

    record Ready(Message message) implements Composed {}

    record Nothing(Outcome.Refused refusal) implements Composed {}

    static Composed nothing(ReasonCode code, String detail) {
        return new Nothing(new Outcome.Refused(code, detail));
    }
}
