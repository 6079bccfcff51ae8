package org.tocsin.route.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Connector;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.Receipts;

/**
 * Takes an alert off one channel by an operator's order, whatever its author says. The order is in the audit trail and
 * durable before the peer is asked: from then on no attempt sends the alert there again, and as long as something of it is
 * out the order stays open, which is an alarm. Safe for concurrent use.
 */
public final class StopDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StopDesk.class);

    /**
     * What an operator wants.
     *
     * @param delivery the alert on a channel
     * @param expires of the alert
     * @param author id of the operator
     */
    public record Order(DeliveryKey delivery, Instant expires, String author, String reason) {}

    private final Stops stops;
    private final Map<String, Connector> connectors;
    private final BiFunction<String, AlertKey, Outcome> stopping;
    private final Consumer<OperatorAction> audit;
    private final ReceiptSink receipts;
    private final Clock clock;

    /** @param stopping asks the channel, when no attempt for the alert is under way */
    public StopDesk(
            Stops stops,
            Map<String, ? extends Connector> connectors,
            BiFunction<String, AlertKey, Outcome> stopping,
            Consumer<OperatorAction> audit,
            ReceiptSink receipts,
            Clock clock) {
        this.stops = stops;
        this.connectors = Map.copyOf(connectors);
        this.stopping = stopping;
        this.audit = audit;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** What a stop would take off the channel now. */
    public Preview preview(DeliveryKey delivery) {
        return Optional.ofNullable(connectors.get(delivery.channel()))
                .map(connector -> connector.previewStop(delivery.alert()))
                .orElseGet(() -> Preview.refused(
                        ReasonCode.CANNOT_STOP, "The channel " + delivery.channel() + " is not in the plan."));
    }

    /**
     * What came of it: Accepted when nothing of it is out any more; Refused with CANNOT_STOP when the channel cannot take
     * back, and then nothing was changed; anything else leaves the order open. Ordering it again is harmless.
     *
     * @throws StateStore.Unavailable when the order cannot be kept
     * @throws IllegalStateException when it cannot be written down who ordered it
     */
    public Outcome stop(Order order) {
        Optional<Outcome.Refused> cannot =
                preview(order.delivery()).refusal().filter(refusal -> refusal.code() == ReasonCode.CANNOT_STOP);
        if (cannot.isPresent()) {
            return cannot.get();
        }
        DeliveryKey delivery = order.delivery();
        Stop stop = new Stop(
                delivery.channel(),
                delivery.target(),
                delivery.alert(),
                clock.instant(),
                order.author(),
                order.reason(),
                order.expires(),
                false);
        audit.accept(action(stop));
        stops.keep(stop);
        Outcome outcome = nothingWasOut(stopping.apply(delivery.channel(), delivery.alert()));
        if (outcome instanceof Outcome.Accepted accepted) {
            end(stop, accepted);
        }
        LOG.warn(
                "event=alert-stopped alert={} channel={} author={} outcome=\"{}\"",
                delivery.alert(),
                delivery.channel(),
                order.author(),
                outcome);
        return outcome;
    }

    /** Orders that were not carried out: the alert is still out there. */
    public List<Stop> open() {
        return stops.open(clock.instant());
    }

    /**
     * Ends orders of which nothing is out any more: what a peer did not answer, a channel may have carried out since. Forgets
     * what is long over. Call every second or so.
     */
    public void look() {
        Instant now = clock.instant();
        for (Stop stop : stops.open(now)) {
            Optional<Connector> connector = Optional.ofNullable(connectors.get(stop.channel()));
            if (connector
                    .flatMap(channel -> channel.previewStop(stop.alert()).refusal())
                    .filter(refusal -> refusal.code() == ReasonCode.ORIGINAL_NOT_SENT)
                    .isPresent()) {
                end(stop, new Outcome.Accepted("", "Nothing of it is out any more.", Map.of()));
                LOG.warn("event=alert-stopped alert={} channel={} outcome=later", stop.alert(), stop.channel());
            }
        }
        stops.forget(now);
    }

    private void end(Stop stop, Outcome.Accepted accepted) {
        receipts.accept(Receipts.stopped(stop, accepted));
        stops.keep(stop.carriedOut());
    }

    private static Outcome nothingWasOut(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.code() == ReasonCode.ORIGINAL_NOT_SENT
                ? new Outcome.Accepted("", "Nothing of it had gone out here; it will not go out.", Map.of())
                : outcome;
    }

    private static OperatorAction action(Stop stop) {
        String id =
                "stop/" + stop.channel() + "/" + stop.alert() + "/" + stop.at().toEpochMilli();
        return new OperatorAction(
                id, stop.at(), stop.author(), "stop", stop.alert().value(), stop.channel(), stop.reason());
    }
}
