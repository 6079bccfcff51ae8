package org.tocsin.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.cap.Finding.Level;

/**
 * Findings in the order they come up, of each rule no more than a number of them: a list of a million faulty entries must
 * not become a million findings. What is left untold is counted, and never lighter than the gravest of it. Used by one
 * thread.
 */
public final class FindingList {
    private final int limit;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Level> untold = new LinkedHashMap<>();

    /** @param limit how many findings of one rule are told */
    public FindingList(int limit) {
        this.limit = limit;
    }

    public void add(Finding finding) {
        if (counts.merge(finding.rule(), 1, Integer::sum) <= limit) {
            findings.add(finding);
        } else {
            untold.merge(finding.rule(), finding.level(), FindingList::graver);
        }
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Whether any rule had more to tell than is told. */
    public boolean isOverfull() {
        return !untold.isEmpty();
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError) || untold.containsValue(Level.ERROR);
    }

    /** Those told, then one for each rule that had more to tell. */
    public List<Finding> list() {
        if (untold.isEmpty()) {
            return List.copyOf(findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        untold.forEach((rule, level) -> all.add(new Finding(
                rule,
                level,
                "/alert",
                "There are at least " + (counts.getOrDefault(rule, limit) - limit)
                        + " more findings of this rule; mend these first.")));
        return List.copyOf(all);
    }

    private static Level graver(Level one, Level other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
