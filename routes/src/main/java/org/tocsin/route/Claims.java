package org.tocsin.route;

import java.util.Collection;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;

/**
 * What is written down around an external effect, so that a redelivery knows whether it happened. Each call answers
 * within a short time limit; Unknown means that the ledger did not, and alerts outrank bookkeeping.
 */
public interface Claims {

    /** What a claim found. */
    sealed interface Before {

        /** No claim is on record: never tried, or tried while the ledger was away by a process that then ended. */
        record Unclaimed() implements Before {}

        /** Tried without any effect. */
        record Nothing() implements Before {}

        /** Tried, and nobody wrote down how it ended. */
        record InDoubt() implements Before {}

        /** The channel took it, and said this. */
        record Done(Outcome.Accepted accepted) implements Before {}

        /** The ledger did not answer in time. */
        record Unknown() implements Before {}
    }

    /** Claims the delivery for one attempt and says what was there before. */
    Before claim(DeliveryKey delivery, Optional<Part> part);

    /**
     * Writes down how the attempt ended. An outcome that may have had its effect leaves the claim in doubt, and so does a
     * ledger that does not answer.
     */
    void close(DeliveryKey delivery, Optional<Part> part, Outcome outcome);

    /** Whether any of these alerts went out, or may have, on that channel to that target. Yes when nobody can tell. */
    boolean mayHaveGone(Collection<AlertKey> alerts, String channel, String target);
}
