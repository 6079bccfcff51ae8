package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.Finding;
import org.tocsin.cap.FindingList;
import org.tocsin.cap.Form;

/** What comes up while one message is read, beside what it says. */
final class Notes {
    /** Enough to mend by; a list of a million faulty entries is told in as many words. */
    private static final int TOLD_OF_EACH_RULE = 100;

    private final CapVersion version;
    private final Set<String> faulted;
    private final FindingList findings = new FindingList(TOLD_OF_EACH_RULE);
    private final List<Deviation> deviations = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();

    /** @param faulted paths of which the schema has told faults, so that a malformed value is not told twice */
    Notes(CapVersion version, Set<String> faulted) {
        this.version = version;
        this.faulted = faulted;
    }

    CapVersion version() {
        return version;
    }

    boolean isOlder() {
        return version != CapVersion.V1_2;
    }

    /** The element stands in the model as a placeholder or not at all; who asks knows why from a finding. */
    void unread(String path) {
        unread.add(path);
    }

    /** A text that cannot be read, with the finding that says so. */
    void unreadable(String rule, String path, String message) {
        unread(path);
        findings.add(Finding.error(rule, path, message));
    }

    /** A value of the wrong form, which the schema has told already where it asks for the form too. */
    void malformed(String rule, String path, String message) {
        unread(path);
        if (!faulted.contains(path)) {
            findings.add(Finding.error(rule, path, message));
        }
    }

    /** An assumption about an older version, or what was left out without harm. */
    void assumed(Finding.Level level, String rule, String path, String message) {
        findings.add(new Finding(rule, level, path, message));
    }

    void deviation(Deviation.Kind kind, String path, String text) {
        deviations.add(new Deviation(kind, path, text));
    }

    boolean hasErrors() {
        return findings.hasErrors();
    }

    List<Finding> findings() {
        return findings.list();
    }

    Set<String> unread() {
        return unread;
    }

    Form form() {
        return Form.of(version, deviations);
    }
}
