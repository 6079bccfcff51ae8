package org.tocsin.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.MsgType;
import org.tocsin.connector.Action;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.route.ledger.PlannedFact;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;

/** Turns one accepted alert into its deliveries and the fact for the ledger, by one plan. Pure. */
public final class FanOut {
    private static final String HELD = "It waits for a message that it refers to; none of them was accepted here yet.";

    private final RoutingPlan routing;
    private final String planVersion;

    public FanOut(Plan plan) {
        this.routing = new RoutingPlan(plan);
        this.planVersion = plan.version();
    }

    /** What to send, all in one transaction: the fact of the acceptance first, then one message for each delivery. */
    public List<Parcel> parcels(AcceptedAlert accepted) {
        List<PlannedDelivery> deliveries = deliveries(accepted);
        List<Parcel> parcels = new ArrayList<>();
        parcels.add(fact(routed(accepted), deliveries, ""));
        parcels.addAll(deliveryParcels(accepted, deliveries));
        return parcels;
    }

    /** The same for an alert that is held: the fact, a receipt for each delivery, and the alert itself, put off. */
    public List<Parcel> heldParcels(AcceptedAlert accepted, Instant now, Instant until, Instant nextLook) {
        List<PlannedDelivery> deliveries = deliveries(accepted);
        List<Parcel> parcels = new ArrayList<>();
        parcels.add(fact(routed(accepted), deliveries, ""));
        deliveries.stream()
                .filter(delivery -> delivery.skipped().isEmpty())
                .map(delivery -> Receipts.held(key(accepted, delivery), HELD, now, until))
                .map(Messages::receipt)
                .forEach(parcels::add);
        parcels.add(Messages.held(routed(accepted), nextLook, "first"));
        return parcels;
    }

    /** What is left to send once the hold has ended: the deliveries, and the fact again when another plan leads them. */
    public List<Parcel> releasedParcels(AcceptedAlert accepted) {
        List<PlannedDelivery> deliveries = deliveries(accepted);
        List<Parcel> parcels = new ArrayList<>();
        if (!accepted.planVersion().equals(planVersion)) {
            parcels.add(fact(routed(accepted), deliveries, "/" + planVersion));
        }
        parcels.addAll(deliveryParcels(accepted, deliveries));
        return parcels;
    }

    /** The deliveries of this alert that call something off. */
    public List<DeliveryKey> cancels(AcceptedAlert accepted) {
        if (accepted.message().alert().msgType() != MsgType.CANCEL) {
            return List.of();
        }
        return deliveries(accepted).stream()
                .filter(delivery -> delivery.skipped().isEmpty())
                .map(delivery -> key(accepted, delivery))
                .toList();
    }

    /** It bears the plan that routed it, which may have come into force after it was accepted. */
    private AcceptedAlert routed(AcceptedAlert accepted) {
        return accepted.withPlanVersion(planVersion);
    }

    private List<PlannedDelivery> deliveries(AcceptedAlert accepted) {
        List<PlannedDelivery> deliveries =
                routing.deliveriesFor(accepted.message().alert());
        return accepted.sameAs().isEmpty()
                ? deliveries
                : deliveries.stream().map(PlannedDelivery::coalesced).toList();
    }

    private static List<Parcel> deliveryParcels(AcceptedAlert accepted, List<PlannedDelivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.skipped().isEmpty())
                .map(delivery -> parcel(accepted, delivery))
                .toList();
    }

    private static DeliveryKey key(AcceptedAlert accepted, PlannedDelivery delivery) {
        return new DeliveryKey(
                accepted.key(),
                delivery.channel().name(),
                delivery.channel().channel().target());
    }

    private static Parcel fact(AcceptedAlert accepted, List<PlannedDelivery> deliveries, String again) {
        Map<String, Object> headers = new HashMap<>(Messages.headers(accepted));
        headers.put(Envelope.FACT, Envelope.FACT_ACCEPTED);
        headers.put(
                Envelope.PLANNED,
                Json.write(deliveries.stream().map(PlannedFact::of).toList()));
        return new Parcel(
                Envelope.RECEIPTS_QUEUE,
                headers,
                accepted.message().bytes(),
                9,
                Optional.empty(),
                "accepted/" + accepted.key() + again);
    }

    private static Parcel parcel(AcceptedAlert accepted, PlannedDelivery delivery) {
        int priority = Priority.of(accepted.message().alert());
        DeliveryKey key = key(accepted, delivery);
        Map<String, Object> headers = new HashMap<>();
        headers.put(Envelope.KEY, accepted.key().value());
        headers.put(Envelope.ACCEPTED_AT, accepted.acceptedAt().toEpochMilli());
        headers.put(Envelope.EXPIRES, accepted.expires().toEpochMilli());
        headers.put(Envelope.CHANNEL, key.channel());
        headers.put(Envelope.TARGET, key.target());
        headers.put(Envelope.ACTION, delivery.action().name());
        headers.put(
                Envelope.ONLY_IF_ORIGINAL_WENT, delivery.onlyIfOriginalWent() || delivery.action() == Action.CANCEL);
        return new Parcel(
                delivery.channel().queue(Priority.isUrgent(priority)),
                headers,
                accepted.message().bytes(),
                priority,
                Optional.of(accepted.expires()),
                key.value());
    }
}
