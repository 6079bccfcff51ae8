package org.tocsin.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.PartialAlert;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignatureReport;
import org.tocsin.cap.sign.Verdict;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Located;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.RoutingPlan;

/**
 * Everything that a plan has to say about a message, the same for a submission, a dry run and {@code tocsin check --plan}.
 * Nothing is kept, asked of a database or sent. Safe for concurrent use.
 */
public final class Examination {
    private final Plan plan;
    private final RoutingPlan routing;
    private final Optional<ChainIndex> chain;
    private final List<Profile> beside;

    /** An examination that knows of no message before: what references name is not looked up. */
    public Examination(Plan plan) {
        this(plan, Optional.empty(), List.of());
    }

    /** @param chain what was accepted before, to look up what references name */
    public Examination(Plan plan, ChainIndex chain) {
        this(plan, Optional.of(chain), List.of());
    }

    private Examination(Plan plan, Optional<ChainIndex> chain, List<Profile> beside) {
        this.plan = plan;
        this.routing = new RoutingPlan(plan);
        this.chain = chain;
        this.beside = List.copyOf(beside);
    }

    /** The same, and these profiles beside those that the plan chose. */
    public Examination beside(List<Profile> profiles) {
        return new Examination(plan, chain, profiles);
    }

    /** What was found in a message, and what is to be thought of its signatures. */
    record Examined(List<Finding> findings, List<Verdict> signatures) {}

    /** All findings at once, those of the reading first, with line and column. */
    public List<Finding> findings(Reading.Valid valid, Authority authority, Instant now) {
        return examined(valid, authority, now).findings();
    }

    Examined examined(Reading.Valid valid, Authority authority, Instant now) {
        Alert alert = valid.message().alert();
        SignatureReport signatures =
                signatures(valid.message().bytes(), authority, alert.sent().instant(), now);
        CheckSettings settings = settings(authority);
        Located located = new Located(plan);
        List<Finding> findings = new ArrayList<>(CapRules.check(valid, now, settings));
        findings.addAll(signatures.findings());
        findings.addAll(Permission.findings(alert, authority, plan, located));
        chain.ifPresent(
                known -> findings.addAll(Parentage.findings(alert, authority, known, now, new Report(settings))));
        findings.addAll(Destination.findings(alert, routing, located, new Report(settings)));
        return new Examined(
                findings.isEmpty() ? findings : CapXml.located(valid.message().bytes(), findings),
                signatures.verdicts());
    }

    /** Why a message is no CAP, and all else that can be said of what could be read of it, with line and column. */
    public List<Finding> findings(Reading.NotCap refused, byte[] xml, Authority authority, Instant now) {
        List<Finding> findings = new ArrayList<>(CapRules.check(refused, now, settings(authority)));
        refused.readable().ifPresent(partial -> {
            findings.addAll(planned(partial, authority));
            Instant sent = partial.unread().contains("/alert/sent")
                    ? now
                    : partial.alert().sent().instant();
            findings.addAll(signatures(xml, authority, sent, now).findings());
        });
        return CapXml.located(xml, findings);
    }

    private static SignatureReport signatures(byte[] xml, Authority authority, Instant sent, Instant now) {
        return new SignatureCheck(authority.signatures()).check(xml, sent, now);
    }

    private CheckSettings settings(Authority authority) {
        CheckSettings settings = plan.checkSettings(authority);
        if (beside.isEmpty()) {
            return settings;
        }
        Set<Profile> profiles = new LinkedHashSet<>(settings.profiles());
        profiles.addAll(beside);
        return settings.withProfiles(List.copyOf(profiles));
    }

    /** What was not read has a placeholder, and nobody is told that he may not send a placeholder. */
    private List<Finding> planned(PartialAlert partial, Authority authority) {
        List<Finding> findings = new ArrayList<>();
        Located located = new Located(plan);
        Permission.findings(partial.alert(), authority, plan, located).stream()
                .filter(finding -> !partial.unread().contains(finding.path()))
                .forEach(findings::add);
        if (partial.unread().isEmpty()) {
            findings.addAll(Destination.findings(partial.alert(), routing, located, new Report(settings(authority))));
        }
        return findings;
    }
}
