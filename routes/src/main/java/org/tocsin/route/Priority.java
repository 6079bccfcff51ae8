package org.tocsin.route;

import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Urgency;

/**
 * What goes first: JMS priorities 0 to 9, 9 first. What is urgent has queues and consumers of its own: a priority orders
 * only what the broker holds in memory, and what waits on its pages is out of order.
 */
final class Priority {
    private static final int URGENT = 7;

    private Priority() {}

    /**
     * A Cancel is first of all, and with it what is Extreme and Immediate. An Update corrects what people act on already, so
     * it is urgent however mild it is. Anything else ranks by severity, then by urgency.
     */
    static int of(Alert alert) {
        if (alert.msgType() == MsgType.CANCEL) {
            return 9;
        }
        int rank = rank(alert);
        return alert.msgType() == MsgType.UPDATE ? Math.max(URGENT, rank) : rank;
    }

    /** Whether nothing less grave may delay it: Extreme, Severe and Immediate, Updates and Cancels. */
    static boolean isUrgent(int priority) {
        return priority >= URGENT;
    }

    private static int rank(Alert alert) {
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
