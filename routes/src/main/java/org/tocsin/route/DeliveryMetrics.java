package org.tocsin.route;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.tocsin.connector.ReasonCode;

/** Counts attempts by channel, outcome and reason, and times alerts from acceptance to hand-over. */
public final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Clock clock;

    public DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void attempted(Consignment consignment, CourierResult result) {
        String channel = consignment.key().channel();
        count(channel, outcome(result), reason(result));
        if (result instanceof CourierResult.Ended ended
                && ended.receipt().reason().isEmpty()) {
            Timer.builder("tocsin.handover")
                    .description("From acceptance (202) to the channel's acceptance")
                    .tag("channel", channel)
                    .publishPercentileHistogram()
                    .register(registry)
                    .record(Duration.between(consignment.acceptedAt(), clock.instant()));
        }
    }

    /** Its time ran out before any attempt could end it. */
    void expiredInQueue(String channel) {
        count(channel, "expired", ReasonCode.EXPIRED.name());
    }

    private void count(String channel, String outcome, String reason) {
        Counter.builder("tocsin.deliveries")
                .description("Attempts by what became of them")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    private static String outcome(CourierResult result) {
        if (result instanceof CourierResult.Ended ended) {
            return ended.receipt().state().name().toLowerCase(Locale.ROOT);
        }
        return result instanceof CourierResult.Divided ? "divided" : "waiting";
    }

    private static String reason(CourierResult result) {
        if (result instanceof CourierResult.Ended ended) {
            return ended.receipt().reason().map(Enum::name).orElse("none");
        }
        return result instanceof CourierResult.Later later
                ? later.receipt().reason().map(Enum::name).orElse("none")
                : "none";
    }
}
