package org.tocsin.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;

/**
 * An alert that passed the intake, and what was decided about it there.
 *
 * @param planVersion of the plan that it was accepted under, and from its fan-out on of the one that routed it
 * @param heldUntil when it goes on at the latest, if it waits for a message that it refers to
 * @param signatures what is to be thought of each of its signatures, such as {@code VALID: The signature of …}
 * @param sameAs the alert that said the same a moment ago, so that this one goes nowhere
 */
public record AcceptedAlert(
        CapMessage message,
        String authority,
        Instant acceptedAt,
        Instant expires,
        List<Finding> findings,
        String planVersion,
        Optional<Instant> heldUntil,
        List<String> signatures,
        Optional<AlertKey> sameAs) {
    public AcceptedAlert {
        findings = List.copyOf(findings);
        signatures = List.copyOf(signatures);
    }

    /** One without a signature. */
    public AcceptedAlert(
            CapMessage message,
            String authority,
            Instant acceptedAt,
            Instant expires,
            List<Finding> findings,
            String planVersion,
            Optional<Instant> heldUntil) {
        this(message, authority, acceptedAt, expires, findings, planVersion, heldUntil, List.of(), Optional.empty());
    }

    /** The same, led to its channels by that plan. */
    AcceptedAlert withPlanVersion(String version) {
        return new AcceptedAlert(
                message, authority, acceptedAt, expires, findings, version, heldUntil, signatures, sameAs);
    }

    public AlertKey key() {
        return message.key();
    }
}
