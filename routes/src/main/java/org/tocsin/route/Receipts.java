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
import org.tocsin.route.desk.Stop;

/** Makes the receipts of the courier. An event id names delivery, part, state, replay and, for waits, the attempt. */
public final class Receipts {
    private Receipts() {}

    static Receipt accepted(Consignment consignment, Outcome.Accepted accepted, Instant at) {
        return new Receipt(
                eventId(consignment, State.ACCEPTED, 0),
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
                eventId(consignment, State.WAITING, consignment.attempt()),
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
        return ended(
                eventId(consignment, state, 0),
                consignment.key(),
                consignment.part(),
                consignment.attempt(),
                state,
                reason,
                detail,
                at);
    }

    /** As the headers name the delivery; the body need not be readable. */
    static Receipt ended(Map<String, Object> headers, State state, ReasonCode reason, String detail, Instant at) {
        DeliveryKey key = Consignment.key(headers);
        Optional<Part> part = Consignment.part(headers);
        int replays = Consignment.number(headers, Envelope.REPLAYS, 0);
        // An attempt later than the refusal that the replay followed, or none at all.
        int attempt = replays == 0 ? 0 : Consignment.number(headers, Envelope.ATTEMPTS, 0) + 1;
        return ended(eventId(key, part, state, 0) + replayed(replays), key, part, attempt, state, reason, detail, at);
    }

    /** An operator sends it again; {@code replay} are the headers that it goes out with. */
    public static Receipt replayed(Map<String, Object> replay, Instant at) {
        DeliveryKey key = Consignment.key(replay);
        Optional<Part> part = Consignment.part(replay);
        int replays = Consignment.number(replay, Envelope.REPLAYS, 0);
        return new Receipt(
                eventId(key, part, State.WAITING, 0) + replayed(replays),
                key,
                State.WAITING,
                at,
                Consignment.number(replay, Envelope.ATTEMPTS, 0) + 1,
                Optional.empty(),
                "An operator sends it again.",
                "",
                Map.of(),
                part,
                Optional.of(at));
    }

    /** An operator took it off the channel. */
    public static Receipt stopped(Stop stop, Outcome.Accepted accepted) {
        DeliveryKey key = stop.delivery();
        return new Receipt(
                eventId(key, Optional.empty(), State.SUPERSEDED, 0) + "/stopped-"
                        + stop.at().toEpochMilli(),
                key,
                State.SUPERSEDED,
                stop.at(),
                0,
                Optional.of(ReasonCode.STOPPED),
                stop.words() + " " + accepted.detail(),
                accepted.reference(),
                accepted.counts(),
                Optional.empty(),
                Optional.empty());
    }

    /** An operator gave it up. */
    public static Receipt discarded(Map<String, Object> letter, String detail, Instant at) {
        DeliveryKey key = Consignment.key(letter);
        Optional<Part> part = Consignment.part(letter);
        int attempt = Consignment.number(letter, Envelope.ATTEMPTS, 0) + 1;
        String eventId = eventId(key, part, State.DEAD, attempt) + "/discarded";
        return ended(eventId, key, part, attempt, State.DEAD, ReasonCode.DISCARDED, detail, at);
    }

    private static Receipt ended(
            String eventId,
            DeliveryKey key,
            Optional<Part> part,
            int attempt,
            State state,
            ReasonCode reason,
            String detail,
            Instant at) {
        return new Receipt(
                eventId, key, state, at, attempt, Optional.of(reason), detail, "", Map.of(), part, Optional.empty());
    }

    private static String eventId(Consignment consignment, State state, int attempt) {
        return eventId(consignment.key(), consignment.part(), state, attempt) + replayed(consignment.replays());
    }

    private static String replayed(int replays) {
        return replays == 0 ? "" : "/replay-" + replays;
    }

    private static String eventId(DeliveryKey key, Optional<Part> part, State state, int attempt) {
        return key.value()
                + part.map(p -> "#" + p.number()).orElse("")
                + "/" + state
                + (attempt == 0 ? "" : "/" + attempt);
    }
}
