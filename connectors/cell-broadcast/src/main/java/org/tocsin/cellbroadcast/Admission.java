package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome.Refused;
import org.tocsin.connector.ReasonCode;

/** The second barrier, behind that of the routes: no drill on a live channel, nothing but public alerts, nothing too late. */
public final class Admission {
    private Admission() {}

    /** Why this delivery may not leave by this channel at all; empty when it may. Pure. */
    public static Optional<Refused> refusal(Channel channel, Delivery delivery, Instant now) {
        Status status = delivery.alert().status();
        if (!allows(channel.mode(), status)) {
            return refused(
                    ReasonCode.NOT_ALLOWED,
                    "Status " + status.text() + " does not belong on the " + channel.mode() + " channel "
                            + channel.name() + ".");
        }
        if (delivery.channel().mode() != channel.mode()) {
            return refused(ReasonCode.NOT_ALLOWED, "The delivery is for a channel of another mode.");
        }
        if (delivery.alert().scope() != Scope.PUBLIC) {
            return refused(ReasonCode.NOT_ALLOWED, "Cell broadcast reaches everybody; the alert is not Public.");
        }
        if (!now.isBefore(delivery.expires())) {
            return refused(ReasonCode.EXPIRED, "The alert expired at " + delivery.expires() + ".");
        }
        return Optional.empty();
    }

    private static boolean allows(Channel.Mode mode, Status status) {
        return switch (mode) {
            case LIVE -> status == Status.ACTUAL;
            case DRILL -> status == Status.EXERCISE || status == Status.TEST;
        };
    }

    private static Optional<Refused> refused(ReasonCode code, String detail) {
        return Optional.of(new Refused(code, detail));
    }
}
