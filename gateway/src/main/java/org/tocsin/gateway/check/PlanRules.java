package org.tocsin.gateway.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.Profile;
import org.tocsin.route.Examination;
import org.tocsin.route.PlanRuleBook;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** What a gateway with this plan would find, and the profiles that were chosen beside the plan's. */
public final class PlanRules implements MessageRules {
    private static final String SENDER = "/alert/sender";

    private final Plan plan;
    private final Examination examination;
    private final Optional<Authority> fixed;
    private final StandardRules standard;

    /** @param fixed whose message each is taken to be; empty: that of the first authority that may send as its sender */
    public PlanRules(Plan plan, Optional<Authority> fixed, List<Profile> profiles) {
        this.plan = plan;
        this.examination = new Examination(plan).beside(profiles);
        this.fixed = fixed;
        this.standard = new StandardRules(profiles);
    }

    @Override
    public List<Finding> findings(Reading reading, byte[] bytes, Instant now) {
        Optional<Authority> authority = authority(reading);
        if (authority.isEmpty()) {
            return ofNobody(reading, bytes, now);
        }
        if (reading instanceof Reading.Valid valid) {
            return examination.findings(valid, authority.get(), now);
        }
        return reading instanceof Reading.NotCap refused
                ? examination.findings(refused, bytes, authority.get(), now)
                : reading.findings();
    }

    @Override
    public Optional<String> authorityFor(Reading reading) {
        return authority(reading).map(Authority::id);
    }

    private Optional<Authority> authority(Reading reading) {
        return fixed.or(() -> Legible.alert(reading, SENDER).flatMap(alert -> plan.authorities().stream()
                .filter(candidate -> candidate.senders().contains(alert.sender()))
                .findFirst()));
    }

    /** The sender is unknown, yet whoever mends that should not meet the other faults one run later. */
    private List<Finding> ofNobody(Reading reading, byte[] bytes, Instant now) {
        List<Finding> findings = new ArrayList<>(standard.findings(reading, bytes, now));
        if (Legible.alert(reading, SENDER).isPresent()) {
            findings.add(Finding.error(
                    PlanRuleBook.SENDER,
                    SENDER,
                    "No authority of the plan may send as this sender, so only the rules of CAP were checked. Add the sender"
                            + " to an authority, or name one with --authority."));
        }
        return CapXml.located(bytes, findings);
    }
}
