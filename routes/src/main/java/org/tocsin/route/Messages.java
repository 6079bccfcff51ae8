package org.tocsin.route;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.connector.Receipt;
import tools.jackson.core.type.TypeReference;

/** Between the values of the gateway and the messages of the broker. */
public final class Messages {
    private Messages() {}

    static Map<String, Object> headers(AcceptedAlert accepted) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Envelope.KEY, accepted.key().value());
        headers.put(Envelope.AUTHORITY, accepted.authority());
        headers.put(Envelope.ACCEPTED_AT, accepted.acceptedAt().toEpochMilli());
        headers.put(Envelope.EXPIRES, accepted.expires().toEpochMilli());
        headers.put(Envelope.FINDINGS, Json.write(accepted.findings()));
        headers.put(Envelope.SIGNATURES, Json.write(accepted.signatures()));
        headers.put(Envelope.PLAN, accepted.planVersion());
        accepted.sameAs().ifPresent(key -> headers.put(Envelope.SAME_AS, key.value()));
        accepted.heldUntil().ifPresent(at -> headers.put(Envelope.HELD_UNTIL, at.toEpochMilli()));
        return headers;
    }

    /** The message that a 202 stands for. It never expires in the broker: its deliveries do, each with a receipt. */
    static Parcel accepted(AcceptedAlert accepted) {
        int priority = Priority.of(accepted.message().alert());
        return new Parcel(
                Priority.isUrgent(priority) ? Envelope.URGENT_QUEUE : Envelope.ACCEPTED_QUEUE,
                headers(accepted),
                accepted.message().bytes(),
                priority,
                Optional.empty(),
                accepted.key().value());
    }

    /**
     * The same alert on its way to wait; the broker hands it out at that moment, or when it is released.
     *
     * @param turn differs each time that the same alert goes to wait
     */
    static Parcel held(AcceptedAlert accepted, Instant nextLook, String turn) {
        Map<String, Object> headers = headers(accepted);
        headers.put(Envelope.DELIVER_AT, nextLook.toEpochMilli());
        return new Parcel(
                Envelope.HELD_QUEUE,
                headers,
                accepted.message().bytes(),
                Priority.of(accepted.message().alert()),
                Optional.empty(),
                "held/" + accepted.key() + "/" + turn);
    }

    /** The alert that {@link #accepted} or {@link #held} sent. */
    public static AcceptedAlert accepted(byte[] body, Map<String, Object> headers) {
        return new AcceptedAlert(
                cap(body),
                text(headers, Envelope.AUTHORITY),
                instant(headers, Envelope.ACCEPTED_AT),
                instant(headers, Envelope.EXPIRES),
                Json.read(text(headers, Envelope.FINDINGS), new TypeReference<List<Finding>>() {}),
                text(headers, Envelope.PLAN),
                headers.containsKey(Envelope.HELD_UNTIL)
                        ? Optional.of(instant(headers, Envelope.HELD_UNTIL))
                        : Optional.empty(),
                Json.read(text(headers, Envelope.SIGNATURES), new TypeReference<List<String>>() {}),
                Optional.ofNullable(headers.get(Envelope.SAME_AS)).map(key -> new AlertKey(key.toString())));
    }

    /** A receipt on its way to the ledger. */
    public static Parcel receipt(Receipt receipt) {
        return new Parcel(
                Envelope.RECEIPTS_QUEUE,
                Map.of(
                        Envelope.FACT,
                        Envelope.FACT_RECEIPT,
                        Envelope.KEY,
                        receipt.delivery().alert().value()),
                Json.write(receipt),
                4,
                Optional.empty(),
                receipt.eventId());
    }

    /** The CAP message in a body that passed the intake once. */
    public static CapMessage cap(byte[] body) {
        if (CapXml.read(body) instanceof Reading.Valid valid) {
            return valid.message();
        }
        throw new IllegalArgumentException("the body of the message is not the CAP message that was accepted");
    }

    static String text(Map<String, Object> headers, String name) {
        Object value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the message lacks its header " + name);
        }
        return value.toString();
    }

    static Instant instant(Map<String, Object> headers, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(headers, name)));
    }
}
