package org.tocsin.cap.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;

/**
 * The rules that need the message and a clock alone. Those that need the plan, the channels, the signature or what went
 * before (CAP-04, 10, 11, 14, 15, 27, 28, 32, 33, 36, 38 to 40) are checked where these are known.
 */
public final class CapRules {
    private static final List<Rule> RULES = List.of(
            new IdentityRules(),
            new TimeRules(),
            new ReferenceRules(),
            new AddressingRules(),
            new BlockRules(),
            new LanguageRules(),
            new PolygonRules(),
            new CircleRules(),
            new LocationRules(),
            new ResourceRules(),
            new LinkRules(),
            new TextRules());

    private CapRules() {}

    /** All findings at once. Never throws, whatever the alert says; nothing outside it is fetched. */
    public static List<Finding> check(Alert alert, Instant now, CheckSettings settings) {
        Report report = new Report(settings);
        Subject subject = new Subject(alert, now, settings);
        RULES.forEach(rule -> rule.check(subject, report));
        settings.profiles().forEach(profile -> profile.check(subject, report));
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addAll(NamedProfiles.findings(subject));
        return findings;
    }
}
