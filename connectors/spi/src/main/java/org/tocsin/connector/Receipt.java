package org.tocsin.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A durable fact about a delivery.
 *
 * @param eventId equal for the same fact told twice
 * @param attempt the attempt it belongs to, 0 when none
 * @param nextAttemptAt when the broker will try again, for {@link State#WAITING}
 * @param transcript what the attempt sent and was answered
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
        Optional<Instant> nextAttemptAt,
        List<Transcript.Entry> transcript) {
    public Receipt {
        counts = Map.copyOf(counts);
        transcript = List.copyOf(transcript);
    }

    /** A fact that no message between the gateway and a peer belongs to. */
    public Receipt(
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
        this(eventId, delivery, state, at, attempt, reason, detail, reference, counts, part, nextAttemptAt, List.of());
    }

    /** The same, with what was sent and answered. */
    public Receipt with(Transcript sent) {
        return new Receipt(
                eventId,
                delivery,
                state,
                at,
                attempt,
                reason,
                detail,
                reference,
                counts,
                part,
                nextAttemptAt,
                sent.entries());
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
