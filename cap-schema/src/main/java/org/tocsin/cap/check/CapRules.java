package org.tocsin.cap.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.PartialAlert;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.lint.Lints;

/**
 * The rules that need the message and a clock alone. Those that need the plan, the channels, the signature or what went
 * before (CAP-04, 10, 11, 14, 15, 33, 36, 38 to 40) are checked where these are known.
 */
public final class CapRules {
    /** Its findings come with the positions of the message already. */
    private static final Rule FORM = new FormRules();

    private static final List<Rule> RULES = List.of(
            new IdentityRules(),
            new TimeRules(),
            new ReferenceRules(),
            new AddressingRules(),
            new BlockRules(),
            new LanguageRules(),
            new TranslationRules(),
            new PolygonRules(),
            new CircleRules(),
            new OrderRules(),
            new VertexRules(),
            new LocationRules(),
            new GeocodeRules(),
            new ResourceRules(),
            new LinkRules(),
            new TextRules());

    private CapRules() {}

    /**
     * Everything that can be said of a message without a plan: what its reading found, then the rules, of a message that is
     * refused as far as it could be read. Never throws.
     */
    public static List<Finding> check(Reading reading, Instant now, CheckSettings settings) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading instanceof Reading.Valid valid) {
            findings.addAll(check(valid.message().alert(), now, settings));
        } else if (reading instanceof Reading.NotCap notCap) {
            notCap.readable().ifPresent(partial -> findings.addAll(check(partial, notCap.findings(), now, settings)));
        }
        return List.copyOf(findings);
    }

    /** All findings at once. Never throws, whatever the alert says; nothing outside it is fetched. */
    public static List<Finding> check(Alert alert, Instant now, CheckSettings settings) {
        return check(alert, now, settings, List.of(), new Doubts(List.of(), List.of()));
    }

    private static List<Finding> check(PartialAlert partial, List<Finding> told, Instant now, CheckSettings settings) {
        return check(partial.alert(), now, settings, partial.unread(), new Doubts(partial.unread(), told));
    }

    private static List<Finding> check(
            Alert alert, Instant now, CheckSettings settings, Collection<String> unread, Doubts doubts) {
        Subject subject = new Subject(alert, now, settings);
        Report form = new Report(settings, Positions.AS_WRITTEN, doubts);
        FORM.check(subject, form);
        Report report = new Report(settings, Positions.of(alert.form(), unread), doubts);
        RULES.forEach(rule -> rule.check(subject, report));
        Lints.check(subject, report);
        settings.profiles().forEach(profile -> profile.check(subject, report));
        List<Finding> findings = new ArrayList<>(form.findings());
        findings.addAll(report.findings());
        findings.addAll(NamedProfiles.findings(subject, report));
        return findings;
    }
}
