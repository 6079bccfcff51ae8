package org.tocsin.gateway.http;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.route.ledger.DeliveryRow;

/** A delivery as the API writes it. Times are UTC in RFC 3339; {@code reason} and {@code nextAttemptAt} may be null. */
record DeliveryView(
        String channel,
        String target,
        String kind,
        String mode,
        String action,
        String state,
        @Nullable String reason,
        String detail,
        int attempts,
        String reference,
        String updatedAt,
        @Nullable String nextAttemptAt,
        Map<String, Long> counts,
        String rule) {

    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.channel(),
                row.target(),
                row.kind(),
                row.mode(),
                row.action(),
                row.state().name(),
                Optional.of(row.reason()).filter(reason -> !reason.isEmpty()).orElse(null),
                row.detail(),
                row.attempts(),
                row.reference(),
                row.updatedAt().toString(),
                row.nextAttemptAt().map(Instant::toString).orElse(null),
                row.counts(),
                row.rule());
    }
}
