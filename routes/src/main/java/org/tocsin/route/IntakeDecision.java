package org.tocsin.route;

import java.util.List;
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

    /** No, and why: nothing was kept. */
    record Refuse(Cause cause, List<Finding> findings) implements IntakeDecision {
        public Refuse {
            findings = List.copyOf(findings);
        }
    }

    /** Why a submission is refused. */
    enum Cause {
        NOT_XML,
        INVALID,
        NOT_PERMITTED,
        CONFLICT,
        NOT_KEPT
    }
}
