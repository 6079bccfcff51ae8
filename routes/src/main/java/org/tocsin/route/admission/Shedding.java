package org.tocsin.route.admission;

import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Severity;

/** From which depth of the queues an alert is turned away, so that graver ones find room. Pure. */
public final class Shedding {
    private Shedding() {}

    /** The share of the limit at which such an alert is turned away; empty for what is never turned away. */
    public static Optional<Double> share(Alert alert) {
        if (alert.msgType() != MsgType.ALERT) {
            // It corrects or ends what is out already.
            return Optional.empty();
        }
        return share(alert.severity());
    }

    private static Optional<Double> share(Severity severity) {
        return switch (severity) {
            case EXTREME -> Optional.empty();
            case SEVERE -> Optional.of(1.0);
            case MODERATE -> Optional.of(0.75);
            case MINOR, UNKNOWN -> Optional.of(0.5);
        };
    }
}
