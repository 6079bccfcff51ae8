package org.tocsin.route;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.Finding;

/** What the intake says to a submission. */
public sealed interface IntakeDecision {

    /** What the sender is told with it. */
    List<Finding> findings();

    /** Keep it. The answer is 202, but only once the broker has confirmed. */
    record Accept(AcceptedAlert alert, AcceptedIndex.Reservation reservation) implements IntakeDecision {
        @Override
        public List<Finding> findings() {
            return alert.findings();
        }
    }

    /** These very bytes are kept already. */
    record Repeat(Alert alert, List<Finding> findings) implements IntakeDecision {
        public Repeat {
            findings = List.copyOf(findings);
        }

        public AlertKey key() {
            return alert.key();
        }
    }

    /** No, and why: nothing was kept. {@code retryAfter} says when the same message may find room. */
    record Refuse(Cause cause, List<Finding> findings, Optional<Duration> retryAfter) implements IntakeDecision {
        public Refuse {
            findings = List.copyOf(findings);
        }

        public Refuse(Cause cause, List<Finding> findings) {
            this(cause, findings, Optional.empty());
        }
    }

    /** Why a submission is refused. */
    enum Cause {
        NOT_XML,
        INVALID,
        NOT_PERMITTED,
        CONFLICT,
        OVER_QUOTA,
        NO_ROOM,
        NOT_KEPT
    }
}
