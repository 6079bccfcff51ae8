package org.tocsin.cap.sign;

import java.util.List;
import org.tocsin.cap.Finding;

/**
 * What came of checking the signatures of one message.
 *
 * @param verdicts one for each signature, in the order of the message; none: the message is unsigned
 * @param findings what follows by the policy (CAP-36)
 */
public record SignatureReport(List<Verdict> verdicts, List<Finding> findings) {
    public SignatureReport {
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
    }

    /** Whether one signature holds; one is enough. */
    public boolean isVerified() {
        return verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.VALID);
    }
}
