package org.tocsin.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.PartialAlert;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Everything that a plan has to say about a message, the same for a submission, a dry run and {@code tocsin check --plan}.
 * Pure: nothing is kept, asked of a database or sent. Safe for concurrent use.
 */
public final class Examination {
    private final Plan plan;
    private final RoutingPlan routing;

    public Examination(Plan plan) {
        this.plan = plan;
        this.routing = new RoutingPlan(plan);
    }

    /** All findings at once, those of the reading first, with line and column. */
    public List<Finding> findings(Reading.Valid valid, Authority authority, Instant now) {
        Alert alert = valid.message().alert();
        List<Finding> findings = new ArrayList<>(CapRules.check(valid, now, plan.checkSettings(authority)));
        findings.addAll(new SignatureCheck(authority.signatures())
                .check(valid.message().bytes(), alert.sent().instant(), now)
                .findings());
        findings.addAll(Permission.findings(alert, authority, plan));
        findings.addAll(Destination.findings(alert, routing));
        return findings.isEmpty() ? findings : CapXml.located(valid.message().bytes(), findings);
    }

    /** Why a message is no CAP, and all else that can be said of what could be read of it, with line and column. */
    public List<Finding> findings(Reading.NotCap refused, byte[] xml, Authority authority, Instant now) {
        List<Finding> findings = new ArrayList<>(CapRules.check(refused, now, plan.checkSettings(authority)));
        refused.readable().ifPresent(partial -> findings.addAll(planned(partial, authority)));
        return CapXml.located(xml, findings);
    }

    /** What was not read has a placeholder, and nobody is told that he may not send a placeholder. */
    private List<Finding> planned(PartialAlert partial, Authority authority) {
        List<Finding> findings = new ArrayList<>();
        Permission.findings(partial.alert(), authority, plan).stream()
                .filter(finding -> !partial.unread().contains(finding.path()))
                .forEach(findings::add);
        if (partial.unread().isEmpty()) {
            findings.addAll(Destination.findings(partial.alert(), routing));
        }
        return findings;
    }
}
