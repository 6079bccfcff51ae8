package org.tocsin.feed;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** What a feed must never publish, whoever asks: the second barrier behind the routes'. */
final class FeedGate {
    private final Channel channel;
    private final TagUris ids;

    FeedGate(Channel channel, TagUris ids) {
        this.channel = channel;
        this.ids = ids;
    }

    /** Why not; empty when it may be published at that moment. */
    Optional<Outcome.Refused> refusal(Delivery delivery, Instant now) {
        Alert alert = delivery.alert();
        if (alert.scope() != Scope.PUBLIC) {
            return refused(ReasonCode.NOT_ALLOWED, "Scope is " + alert.scope().text() + "; a feed is public.");
        }
        if (!isForThisMode(alert.status())) {
            return refused(
                    ReasonCode.NOT_ALLOWED,
                    "Status " + alert.status().text() + " does not belong on this " + channel.mode() + " channel.");
        }
        if (!now.isBefore(delivery.expires())) {
            return refused(ReasonCode.EXPIRED, "It expired at " + delivery.expires() + ".");
        }
        return contentRefusal(delivery.action(), alert);
    }

    private Optional<Outcome.Refused> contentRefusal(Action action, Alert alert) {
        if (alert.msgType() == MsgType.ACK || alert.msgType() == MsgType.ERROR) {
            return refused(
                    ReasonCode.NOT_MAPPED,
                    "A message of type " + alert.msgType().text() + " is not for readers.");
        }
        if (action != Action.CANCEL && AlertAreas.all(alert).isEmpty()) {
            return refused(ReasonCode.NO_AREA, "No block of the alert names an area.");
        }
        if (ids.entry(alert).length() > TagUris.MAX_LENGTH) {
            return refused(
                    ReasonCode.TOO_LONG,
                    "Sender and identifier make an entry id of more than " + TagUris.MAX_LENGTH + " octets.");
        }
        return Optional.empty();
    }

    private boolean isForThisMode(Status status) {
        return switch (channel.mode()) {
            case LIVE -> status == Status.ACTUAL;
            case DRILL -> status == Status.EXERCISE || status == Status.TEST;
        };
    }

    private static Optional<Outcome.Refused> refused(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Refused(code, detail));
    }
}
