package org.tocsin.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector answers to one attempt. */
public sealed interface Outcome {

    /**
     * The channel took it. It never means "people saw it".
     *
     * @param reference what the peer or the connector calls it
     * @param detail a sentence for the operator: what was handed over, to how many
     * @param counts such as {@code cells.planned}, {@code cells.accepted}, {@code recipients.accepted}
     */
    record Accepted(String reference, String detail, Map<String, Long> counts) implements Outcome {
        public Accepted {
            counts = Map.copyOf(counts);
        }
    }

    /** No for good: trying again cannot help. */
    record Refused(ReasonCode code, String detail) implements Outcome {}

    /**
     * Not now: the broker tries again later, until the alert expires.
     *
     * @param retryAfter how long the peer asked to be left alone; the next attempt comes no earlier
     */
    record Unreachable(ReasonCode code, String detail, Optional<Duration> retryAfter) implements Outcome {
        public Unreachable(ReasonCode code, String detail) {
            this(code, detail, Optional.empty());
        }
    }

    /** This is many pieces: the route sends them to the same queue in the same transaction. */
    record Split(List<Part> parts) implements Outcome {
        public Split {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a split without parts would end a delivery silently");
            }
        }
    }
}
