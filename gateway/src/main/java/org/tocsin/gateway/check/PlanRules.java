package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Subject;
import org.tocsin.route.Examination;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** What a gateway with this plan would find, and the profiles that were chosen beside the plan's. */
public final class PlanRules implements MessageRules {
    private final Plan plan;
    private final Examination examination;
    private final Optional<Authority> fixed;
    private final List<Profile> profiles;

    /** @param fixed whose message each is taken to be; empty: that of the first authority that may send as its sender */
    public PlanRules(Plan plan, Optional<Authority> fixed, List<Profile> profiles) {
        this.plan = plan;
        this.examination = new Examination(plan);
        this.fixed = fixed;
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public List<Finding> findings(Reading.Valid valid, Instant now) {
        Alert alert = valid.message().alert();
        Optional<Authority> authority = authority(alert);
        return authority.isPresent() ? findings(valid, authority.get(), now) : ofNobody(valid, now);
    }

    @Override
    public Optional<String> authorityFor(Alert alert) {
        return authority(alert).map(Authority::id);
    }

    private Optional<Authority> authority(Alert alert) {
        return fixed.or(() -> plan.authorities().stream()
                .filter(candidate -> candidate.senders().contains(alert.sender()))
                .findFirst());
    }

    private List<Finding> findings(Reading.Valid valid, Authority authority, Instant now) {
        CheckSettings settings = plan.checkSettings(authority);
        Report beside = new Report(settings);
        Subject subject = new Subject(valid.message().alert(), now, settings);
        profiles.stream()
                .filter(profile -> !settings.profiles().contains(profile))
                .forEach(profile -> profile.check(subject, beside));
        List<Finding> findings = new ArrayList<>(examination.findings(valid, authority, now));
        findings.addAll(beside.findings());
        return findings;
    }

    /** The sender is unknown, yet whoever mends that should not meet the other faults one run later. */
    private List<Finding> ofNobody(Reading.Valid valid, Instant now) {
        List<Finding> findings = new ArrayList<>(new StandardRules(profiles).findings(valid, now));
        findings.add(Finding.error(
                "PLAN-SENDER",
                "/alert/sender",
                "No authority of the plan may send as this sender, so only the rules of CAP were checked. Add the sender to"
                        + " an authority, or name one with --authority."));
        return findings;
    }
}
