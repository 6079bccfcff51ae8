package org.tocsin.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** The second barrier: what must not leave on this channel, whatever the plan says. */
public final class Admission {
    private final Channel channel;
    private final Duration leastValidity;

    public Admission(Channel channel, Duration leastValidity) {
        this.channel = channel;
        this.leastValidity = leastValidity;
    }

    /** Why this delivery must never go out here; empty when it may. */
    public Optional<Outcome.Refused> refusal(Delivery delivery) {
        Alert alert = delivery.alert();
        if (!delivery.channel().equals(channel)) {
            return refused(ReasonCode.NOT_ALLOWED, "This delivery is for another channel.");
        }
        if (alert.scope() != Scope.PUBLIC) {
            return refused(ReasonCode.NOT_ALLOWED, "Scope " + alert.scope().text() + " never goes to the public.");
        }
        if (!fits(alert.status())) {
            return refused(
                    ReasonCode.NOT_ALLOWED,
                    "Status " + alert.status().text() + " does not belong on a " + channel.mode() + " channel.");
        }
        return Optional.empty();
    }

    /** Whether too little time is left for the SMSC to deliver anything. */
    public boolean isTooLate(Delivery delivery, Instant now) {
        return now.plus(leastValidity).isAfter(delivery.expires());
    }

    private boolean fits(Status status) {
        return switch (channel.mode()) {
            case LIVE -> status == Status.ACTUAL;
            case DRILL -> status == Status.EXERCISE || status == Status.TEST;
        };
    }

    private static Optional<Outcome.Refused> refused(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Refused(code, detail));
    }
}
