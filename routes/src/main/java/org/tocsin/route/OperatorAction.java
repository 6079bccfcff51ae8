package org.tocsin.route;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that an operator did, for the audit trail.
 *
 * @param eventId equal for the same action told twice
 * @param author id of the operator
 * @param action what was done, such as {@code replay}
 * @param alertKey of the alert that it was done to; empty when to none
 * @param subject what it was done to, such as a delivery
 * @param why as the operator gave it; empty when none is asked for
 */
public record OperatorAction(
        String eventId, Instant at, String author, String action, String alertKey, String subject, String why) {

    /** The fact on its way to the ledger. */
    public Parcel parcel() {
        return new Parcel(
                Envelope.RECEIPTS_QUEUE,
                Map.of(Envelope.FACT, Envelope.FACT_ACTION),
                Json.write(this),
                4,
                Optional.empty(),
                eventId);
    }
}
