package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.Finding;

/** Findings of one check; errors of lowered rules become warnings. */
final class Report {
    private final Set<String> lowered;
    private final List<Finding> findings = new ArrayList<>();

    Report(Set<String> lowered) {
        this.lowered = lowered;
    }

    void error(String rule, String path, String message) {
        findings.add(
                lowered.contains(rule) ? Finding.warning(rule, path, message) : Finding.error(rule, path, message));
    }

    void warning(String rule, String path, String message) {
        findings.add(Finding.warning(rule, path, message));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
