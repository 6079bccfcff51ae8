package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Finding;

/**
 * PROFILE: the profiles that a message names by its {@code code} though the plan has not chosen them. Their rules are
 * checked too, and refuse nothing: a sender does not decide what is refused here, and what breaks a profile is still CAP.
 */
final class NamedProfiles {
    private NamedProfiles() {}

    /** @param chosen the report of what the plan has chosen; it stays as it is */
    static List<Finding> findings(Subject subject, Report chosen) {
        List<Finding> findings = new ArrayList<>();
        for (Profile profile : Profiles.namedBy(subject.alert())) {
            if (!subject.settings().profiles().contains(profile)) {
                findings.addAll(findings(profile, subject, chosen.anew()));
            }
        }
        return findings;
    }

    private static List<Finding> findings(Profile profile, Subject subject, Report report) {
        report.information(
                "PROFILE",
                "/alert",
                "A code names the profile " + profile.name()
                        + ", so its rules are checked as well; the plan has not chosen it, so they warn at most.");
        profile.check(subject, report);
        return report.findings().stream().map(NamedProfiles::atMostWarning).toList();
    }

    private static Finding atMostWarning(Finding finding) {
        return finding.isError() ? Finding.warning(finding.rule(), finding.path(), finding.message()) : finding;
    }
}
