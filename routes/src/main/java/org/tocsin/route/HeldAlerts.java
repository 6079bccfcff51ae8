package org.tocsin.route;

import org.tocsin.cap.AlertKey;

/** The alerts that wait for a message that they refer to. Safe for concurrent use. */
@FunctionalInterface
public interface HeldAlerts {
    /** Lets that alert be looked at now rather than at its next turn. Does nothing when it does not wait, and never throws. */
    void release(AlertKey alert);
}
