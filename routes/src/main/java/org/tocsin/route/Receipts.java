package org.tocsin.route;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;

/** Makes the receipts of the courier. An event id names delivery, part, state and, for waits, the attempt. */
final class Receipts {
    private Receipts() {}

    static Receipt accepted(Consignment consignment, Outcome.Accepted accepted, Instant at) {
        return new Receipt(
                eventId(consignment.key(), consignment.part(), State.ACCEPTED, 0),
                consignment.key(),
                State.ACCEPTED,
                at,
                consignment.attempt(),
                Optional.empty(),
                accepted.detail(),
                accepted.reference(),
                accepted.counts(),
                consignment.part(),
                Optional.empty());
    }

    static Receipt waiting(Consignment consignment, Outcome.Unreachable reason, Instant at, Instant next) {
        return new Receipt(
                eventId(consignment.key(), consignment.part(), State.WAITING, consignment.attempt()),
                consignment.key(),
                State.WAITING,
                at,
                consignment.attempt(),
                Optional.of(reason.code()),
                reason.detail(),
                "",
                Map.of(),
                consignment.part(),
                Optional.of(next));
    }

    static Receipt held(DeliveryKey key, String detail, Instant at, Instant until) {
        return new Receipt(
                eventId(key, Optional.empty(), State.HELD, 0),
                key,
                State.HELD,
                at,
                0,
                Optional.empty(),
                detail,
                "",
                Map.of(),
                Optional.empty(),
                Optional.of(until));
    }

    static Receipt ended(Consignment consignment, State state, ReasonCode reason, String detail, Instant at) {
        return ended(consignment.key(), consignment.part(), consignment.attempt(), state, reason, detail, at);
    }

    static Receipt ended(
            DeliveryKey key,
            Optional<Part> part,
            int attempt,
            State state,
            ReasonCode reason,
            String detail,
            Instant at) {
        return new Receipt(
                eventId(key, part, state, 0),
                key,
                state,
                at,
                attempt,
                Optional.of(reason),
                detail,
                "",
                Map.of(),
                part,
                Optional.empty());
    }

    private static String eventId(DeliveryKey key, Optional<Part> part, State state, int attempt) {
        return key.value()
                + part.map(p -> "#" + p.number()).orElse("")
                + "/" + state
                + (attempt == 0 ? "" : "/" + attempt);
    }
}
