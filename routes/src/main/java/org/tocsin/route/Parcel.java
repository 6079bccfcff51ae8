package org.tocsin.route;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that a decision wants sent. Routes send it and look no further.
 *
 * @param body the bytes of an alert, or a JSON text
 * @param priority 0 to 9, 9 first (JMS)
 * @param expires when the broker should give up on it
 * @param duplicateId equal for the same message sent twice
 */
public record Parcel(
        String queue,
        Map<String, Object> headers,
        Object body,
        int priority,
        Optional<Instant> expires,
        String duplicateId) {
    public Parcel {
        headers = Map.copyOf(headers);
    }
}
