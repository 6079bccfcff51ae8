package org.tocsin.sms.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** How long the operator asked for no orders: that holds for all of them, not for the one he turned away. Thread-safe. */
final class Rest {
    private volatile Instant until = Instant.MIN;

    /** Takes note of what an order was answered. */
    void asked(Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Unreachable unreachable) {
            unreachable
                    .retryAfter()
                    .map(now::plus)
                    .filter(end -> end.isAfter(until))
                    .ifPresent(end -> until = end);
        }
    }

    /** What an order is answered meanwhile; empty when it may go out. */
    Optional<Outcome> at(Instant now) {
        Instant end = until;
        return now.isBefore(end)
                ? Optional.of(new Outcome.Unreachable(
                        ReasonCode.PEER_BUSY,
                        "The operator asked for no orders until " + end + "; nothing was sent.",
                        Optional.of(Duration.between(now, end))))
                : Optional.empty();
    }
}
