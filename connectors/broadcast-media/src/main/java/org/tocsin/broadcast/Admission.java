package org.tocsin.broadcast;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** The second barrier: what must not reach this station, whatever the plan and the routes let through. */
final class Admission {
    private final Channel.Mode mode;

    Admission(Channel.Mode mode) {
        this.mode = mode;
    }

    Optional<Outcome.Refused> refusal(Delivery delivery, Instant now) {
        Status status = delivery.alert().status();
        if (!isAllowed(status)) {
            return refused(
                    ReasonCode.NOT_ALLOWED, "Status " + status.text() + " never goes to a " + mode + " station.");
        }
        Scope scope = delivery.alert().scope();
        if (scope != Scope.PUBLIC) {
            return refused(ReasonCode.NOT_ALLOWED, "Scope " + scope.text() + " never goes to a station.");
        }
        MsgType type = delivery.alert().msgType();
        if (type == MsgType.ACK || type == MsgType.ERROR) {
            return refused(ReasonCode.NOT_MAPPED, "A message of type " + type.text() + " is not for the public.");
        }
        if (!delivery.expires().isAfter(now)) {
            return refused(ReasonCode.EXPIRED, "It expired at " + delivery.expires() + ".");
        }
        return Optional.empty();
    }

    private boolean isAllowed(Status status) {
        return mode == Channel.Mode.LIVE ? status == Status.ACTUAL : status == Status.EXERCISE || status == Status.TEST;
    }

    private static Optional<Outcome.Refused> refused(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Refused(code, detail));
    }
}
