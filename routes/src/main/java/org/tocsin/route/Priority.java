package org.tocsin.route;

import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Urgency;

/** What goes first: JMS priorities 0 to 9, 9 first. */
final class Priority {
    private Priority() {}

    /** A Cancel is first of all; anything else ranks by severity, then by urgency. */
    static int of(Alert alert) {
        if (alert.msgType() == MsgType.CANCEL) {
            return 9;
        }
        int urgent = alert.urgency() == Urgency.IMMEDIATE ? 1 : 0;
        int rank =
                switch (alert.severity()) {
                    case EXTREME -> 8;
                    case SEVERE -> 6;
                    case MODERATE -> 3;
                    case MINOR -> 0;
                    case UNKNOWN -> 2;
                };
        return rank + urgent;
    }
}
