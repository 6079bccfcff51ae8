package org.tocsin.route;

import java.time.Instant;
import java.util.List;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;

/** An alert that passed the intake, and what was decided about it there. */
public record AcceptedAlert(
        CapMessage message,
        String authority,
        Instant acceptedAt,
        Instant expires,
        List<Finding> findings,
        String planVersion) {
    public AcceptedAlert {
        findings = List.copyOf(findings);
    }

    public AlertKey key() {
        return message.key();
    }
}
