package org.tocsin.cap.sign;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.sign.SignaturePolicy.Mode;
import org.w3c.dom.Element;

/** What follows from verdicts by the policy of the plan. That a signature is asked for is never a rule of CAP. */
final class PolicyFindings {
    private static final String RULE = "CAP-36";
    private static final int MOST_LEAVES = 10;

    private final SignaturePolicy policy;
    private final List<Verdict> verdicts;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyFindings(SignaturePolicy policy, List<Verdict> verdicts) {
        this.policy = policy;
        this.verdicts = verdicts;
    }

    static SignatureReport report(SignaturePolicy policy, List<Verdict> verdicts, List<Element> interruptedLeaves) {
        PolicyFindings result = new PolicyFindings(policy, verdicts);
        result.collect(interruptedLeaves);
        return new SignatureReport(verdicts, result.findings);
    }

    private void collect(List<Element> interruptedLeaves) {
        if (verdicts.isEmpty()) {
            missing();
            return;
        }
        if (policy.mode() == Mode.FORBIDDEN) {
            findings.add(Finding.error(
                    RULE,
                    verdicts.get(0).path(),
                    "The plan takes no signed messages from this sender, by local policy and not by CAP; send without the"
                            + " signature."));
        }
        boolean verified = verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.VALID);
        verdicts.forEach(verdict -> add(verdict, verified));
        interruptedLeaves.stream().limit(MOST_LEAVES).forEach(this::interrupted);
    }

    private void missing() {
        if (policy.mode() == Mode.REQUIRED) {
            findings.add(Finding.error(
                    RULE,
                    "/alert",
                    "The message is not signed. The plan requires a signature of this sender, by local policy and not by"
                            + " CAP; sign it with a key that is bound to the sender."));
        }
    }

    private void add(Verdict verdict, boolean verified) {
        if (verified || (policy.mode() == Mode.FORBIDDEN && !verdict.kind().isAttack())) {
            findings.add(new Finding(RULE, Level.INFORMATION, verdict.path(), said(verdict)));
        } else if (verdict.kind().isAttack()) {
            findings.add(Finding.error(RULE, verdict.path(), said(verdict)));
        } else if (policy.mode() == Mode.REQUIRED) {
            findings.add(Finding.error(
                    RULE,
                    verdict.path(),
                    said(verdict)
                            + " The plan requires a valid signature of this sender, by local policy and not by CAP."));
        } else {
            findings.add(Finding.warning(
                    RULE, verdict.path(), said(verdict) + " The message counts as unsigned, which the plan allows."));
        }
    }

    private static String said(Verdict verdict) {
        return "Signature " + verdict.kind() + ": " + verdict.says();
    }

    /** Canonical XML drops comments, so that one could be put into signed text and split it for other readers. */
    private void interrupted(Element leaf) {
        findings.add(Finding.error(
                RULE,
                CapXml.pathOf(leaf),
                "A comment or processing instruction stands inside the text of " + leaf.getLocalName()
                        + " in a signed message, where it can change what a reader sees without breaking the signature;"
                        + " take it out and sign again."));
    }
}
