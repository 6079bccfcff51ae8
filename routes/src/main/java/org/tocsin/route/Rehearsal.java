package org.tocsin.route;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.route.plan.Explanation;

/**
 * What would come of a submission.
 *
 * @param wouldDecide what the intake would say now; nothing of it is reserved
 * @param alert what was read; empty when the bytes are no CAP
 * @param findings all that is to be said about the message, whatever the decision
 * @param channels what each planned channel would make of the message if it came so far
 * @param routing why it would go where it goes; empty when the bytes are no CAP
 */
public record Rehearsal(
        IntakeDecision wouldDecide,
        Optional<Alert> alert,
        List<Finding> findings,
        List<ChannelRehearsal> channels,
        Optional<Explanation> routing) {
    public Rehearsal {
        findings = List.copyOf(findings);
        channels = List.copyOf(channels);
    }
}
