package org.tocsin.cap.check;

import java.util.List;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.FindingList;

/** Findings of one check, rated as the plan wants them; of each rule the first hundred, and how many more there are. */
public final class Report {
    private static final int TOLD_OF_EACH_RULE = 100;

    private final CheckSettings settings;
    private final Positions positions;
    private final Doubts doubts;
    private final FindingList findings = new FindingList(TOLD_OF_EACH_RULE);

    /** Of an alert that was read whole and as it is written. */
    public Report(CheckSettings settings) {
        this(settings, Positions.AS_WRITTEN, new Doubts(List.of(), List.of()));
    }

    Report(CheckSettings settings, Positions positions, Doubts doubts) {
        this.settings = settings;
        this.positions = positions;
        this.doubts = doubts;
    }

    /** An empty report about the same message. */
    Report anew() {
        return new Report(settings, positions, doubts);
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
        if (settings.tolerated().contains(deviation)) {
            add(Finding.warning(rule, path, assumed));
        } else {
            error(rule, path, remedy);
        }
    }

    public List<Finding> findings() {
        return findings.list();
    }

    private void add(String rule, Level usual, String path, String message) {
        add(new Finding(rule, settings.levels().getOrDefault(rule, usual), path, message));
    }

    private void add(Finding finding) {
        Finding placed = positions.inMessage(finding);
        if (doubts.spare(placed)) {
            findings.add(placed);
        }
    }
}
