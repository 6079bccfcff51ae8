package org.tocsin.connector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;

/** Makes deliveries for tests. Without {@code expires} an alert lasts one hour from sent. */
public final class Deliveries {
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private Deliveries() {}

    /** A channel named for its kind and mode, such as {@code cell-broadcast-live}, with the target {@code peer-1}. */
    public static Channel channel(Channel.Kind kind, Channel.Mode mode) {
        return new Channel(kind.text() + (mode == Channel.Mode.LIVE ? "-live" : "-drill"), kind, mode, "peer-1");
    }

    /** A message whose bytes merely name the alert, for connectors that do not send the bytes. */
    public static CapMessage message(Alert alert) {
        return new CapMessage(alert.identifier().getBytes(StandardCharsets.UTF_8), alert);
    }

    public static Delivery alert(Channel channel, CapMessage message) {
        return first(channel, message, Action.ALERT, List.of());
    }

    public static Delivery update(Channel channel, CapMessage message, AlertKey... supersedes) {
        return first(channel, message, Action.UPDATE, List.of(supersedes));
    }

    public static Delivery cancel(Channel channel, CapMessage message, AlertKey... supersedes) {
        return first(channel, message, Action.CANCEL, List.of(supersedes));
    }

    /** The next attempt of the same delivery, after one that may have had its effect. */
    public static Delivery again(Delivery delivery) {
        return copy(delivery, delivery.message(), delivery.expires(), delivery.attempt() + 1, true, delivery.part());
    }

    /** The first attempt of one piece of a delivery that was split. */
    public static Delivery part(Delivery delivery, Part part) {
        return copy(
                delivery,
                delivery.message(),
                delivery.expires(),
                delivery.attempt(),
                delivery.possibleRepeat(),
                Optional.of(part));
    }

    public static Delivery expiring(Delivery delivery, Instant expires) {
        return copy(
                delivery, delivery.message(), expires, delivery.attempt(), delivery.possibleRepeat(), delivery.part());
    }

    /** The same with another status; the bytes stay as they were. */
    public static Delivery withStatus(Delivery delivery, Status status) {
        Alert a = delivery.alert();
        return withAlert(delivery, copy(a, status, a.scope()));
    }

    /** The same with another scope; the bytes stay as they were. */
    public static Delivery withScope(Delivery delivery, Scope scope) {
        Alert a = delivery.alert();
        return withAlert(delivery, copy(a, a.status(), scope));
    }

    /** The same on another channel. */
    public static Delivery on(Channel channel, Delivery delivery) {
        return new Delivery(
                key(channel, delivery.message()),
                channel,
                delivery.message(),
                delivery.action(),
                delivery.supersedes(),
                delivery.expires(),
                delivery.attempt(),
                delivery.possibleRepeat(),
                delivery.part());
    }

    private static Delivery first(Channel channel, CapMessage message, Action action, List<AlertKey> supersedes) {
        return new Delivery(
                key(channel, message),
                channel,
                message,
                action,
                supersedes,
                message.alert().expires(DEFAULT_LIFETIME),
                1,
                false,
                Optional.empty());
    }

    private static DeliveryKey key(Channel channel, CapMessage message) {
        return new DeliveryKey(message.key(), channel.name(), channel.target());
    }

    private static Delivery withAlert(Delivery delivery, Alert alert) {
        return copy(
                delivery,
                new CapMessage(delivery.message().bytes(), alert),
                delivery.expires(),
                delivery.attempt(),
                delivery.possibleRepeat(),
                delivery.part());
    }

    private static Delivery copy(
            Delivery d, CapMessage message, Instant expires, int attempt, boolean possibleRepeat, Optional<Part> part) {
        return new Delivery(
                d.key(), d.channel(), message, d.action(), d.supersedes(), expires, attempt, possibleRepeat, part);
    }

    private static Alert copy(Alert a, Status status, Scope scope) {
        return new Alert(
                a.identifier(),
                a.sender(),
                a.sent(),
                status,
                a.msgType(),
                a.source(),
                scope,
                a.restriction(),
                a.addresses(),
                a.codes(),
                a.note(),
                a.references(),
                a.incidents(),
                a.infos());
    }
}
