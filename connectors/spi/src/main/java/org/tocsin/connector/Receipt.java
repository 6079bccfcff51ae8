package org.tocsin.connector;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A durable fact about a delivery.
 *
 * @param eventId equal for the same fact told twice
 * @param attempt the attempt it belongs to, 0 when none
 * @param nextAttemptAt when the broker will try again, for {@link State#WAITING}
 */
public record Receipt(
        String eventId,
        DeliveryKey delivery,
        State state,
        Instant at,
        int attempt,
        Optional<ReasonCode> reason,
        String detail,
        String reference,
        Map<String, Long> counts,
        Optional<Part> part,
        Optional<Instant> nextAttemptAt) {
    public Receipt {
        counts = Map.copyOf(counts);
    }

    /** The states of a delivery. */
    public enum State {
        PLANNED,
        HELD,
        WAITING,
        ACCEPTED,
        CONFIRMED,
        REFUSED,
        EXPIRED,
        SUPERSEDED,
        SKIPPED,
        DEAD;

        /** Whether the delivery ends here. CONFIRMED may still follow ACCEPTED. */
        public boolean isTerminal() {
            return this != PLANNED && this != HELD && this != WAITING;
        }
    }
}
