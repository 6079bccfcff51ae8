package org.tocsin.route.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Receipt.State;

/** A delivery as it stands. {@code reason} is empty when there is none to give. */
public record DeliveryRow(
        String alertKey,
        String channel,
        String target,
        String kind,
        String mode,
        String action,
        String rule,
        State state,
        String reason,
        String detail,
        int attempts,
        String reference,
        Map<String, Long> counts,
        Instant plannedAt,
        Instant updatedAt,
        Optional<Instant> nextAttemptAt) {
    public DeliveryRow {
        counts = Map.copyOf(counts);
    }
}
