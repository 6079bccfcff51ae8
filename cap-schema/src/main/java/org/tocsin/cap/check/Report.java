package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;

/** Findings of one check, rated as the plan wants them. */
public final class Report {
    private final Map<String, Level> levels;
    private final Set<Tolerance> tolerated;
    private final List<Finding> findings = new ArrayList<>();

    public Report(CheckSettings settings) {
        this.levels = settings.levels();
        this.tolerated = settings.tolerated();
    }

    public void error(String rule, String path, String message) {
        add(rule, Level.ERROR, path, message);
    }

    public void warning(String rule, String path, String message) {
        add(rule, Level.WARNING, path, message);
    }

    public void information(String rule, String path, String message) {
        add(rule, Level.INFORMATION, path, message);
    }

    /**
     * A deviation that plans may let pass.
     *
     * @param remedy the sentence when it is refused
     * @param assumed the sentence when it is tolerated: what the message is taken to say
     */
    public void deviation(Tolerance deviation, String rule, String path, String remedy, String assumed) {
        if (tolerated.contains(deviation)) {
            findings.add(Finding.warning(rule, path, assumed));
        } else {
            error(rule, path, remedy);
        }
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void add(String rule, Level usual, String path, String message) {
        findings.add(new Finding(rule, levels.getOrDefault(rule, usual), path, message));
    }
}
