package org.tocsin.sms;

import org.tocsin.connector.Outcome;

/** What came of choosing the recipients and texts of a delivery. */
sealed interface Selected {

    record Chosen(Snapshot snapshot) implements Selected {}

    record Nobody(Outcome.Refused refusal) implements Selected {}
}
