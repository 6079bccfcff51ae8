package org.tocsin.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;

/**
 * Deliveries that were stopped because the SMSC refuses their message or the account: what is left of their parts is refused,
 * too, without trying it on twenty recipients each. Only for half a minute, and not the one that was stopped itself, since
 * somebody may have mended it. Safe for concurrent use.
 */
final class StoppedJobs {
    private static final Duration MEMORY = Duration.ofSeconds(30);

    private record Stopped(Outcome.Refused why, int part, Instant until) {}

    private final Map<DeliveryKey, Stopped> stopped = new ConcurrentHashMap<>();
    private final Clock clock;

    StoppedJobs(Clock clock) {
        this.clock = clock;
    }

    /** This part was stopped. */
    void add(Delivery delivery, Outcome.Refused why) {
        stopped.put(
                delivery.key(), new Stopped(why, part(delivery), clock.instant().plus(MEMORY)));
    }

    /** A part went out after all. */
    void remove(Delivery delivery) {
        stopped.remove(delivery.key());
    }

    /** Why nothing of this part is tried now. */
    Optional<Outcome.Refused> why(Delivery delivery) {
        Instant now = clock.instant();
        stopped.values().removeIf(entry -> entry.until().isBefore(now));
        return Optional.ofNullable(stopped.get(delivery.key()))
                .filter(entry -> entry.part() != part(delivery))
                .map(Stopped::why);
    }

    private static int part(Delivery delivery) {
        return delivery.part().map(Part::number).orElse(0);
    }
}
