package org.tocsin.cap.check.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Status;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/**
 * LINT-01: a message that calls itself a test is not Actual, and one that says it is none is. One finding a message: the
 * remedy is the same wherever the words stand.
 */
final class StatusLint {
    private static final Phrases TEST = Phrases.read("says-test.txt");
    private static final Phrases TEST_IN_LABELS = Phrases.read("says-test-in-labels.txt");
    private static final Phrases HARMLESS = Phrases.read("harmless.txt");
    private static final Phrases REAL = Phrases.read("says-real.txt");

    /** SAME: required weekly and monthly test, national periodic test, practice or demonstration. */
    private static final Set<String> TEST_CODES = Set.of("RWT", "RMT", "NPT", "DMO");

    private StatusLint() {}

    static void check(Subject subject, Report report) {
        List<Passage> passages = Passage.of(subject.alert());
        if (subject.alert().status() != Status.ACTUAL) {
            checkNotActual(subject.alert().status(), passages, report);
        } else if (!checkActual(passages, report)) {
            checkCodes(subject, report);
        }
    }

    private static boolean checkActual(List<Passage> passages, Report report) {
        for (Passage passage : passages) {
            Optional<String> words = wordsOfTest(passage);
            if (words.isPresent()) {
                report.warning(
                        "LINT-01",
                        passage.path(),
                        "The status is Actual and the " + passage.element() + " says " + Spoken.quoted(words.get())
                                + ": the public would be warned of a test. Set the status to Test or Exercise, or"
                                + " change the text.");
                return true;
            }
        }
        return false;
    }

    private static Optional<String> wordsOfTest(Passage passage) {
        Optional<String> words = TEST.firstIn(passage.text());
        if (words.isEmpty() && passage.kind() == Passage.Kind.LABEL && !HARMLESS.isIn(passage.text())) {
            words = TEST_IN_LABELS.firstIn(passage.text());
        }
        // "This is not a test message" holds the words of a test as well.
        return words.filter(found -> !REAL.isIn(passage.text()));
    }

    private static void checkNotActual(Status status, List<Passage> passages, Report report) {
        for (Passage passage : passages) {
            Optional<String> words = REAL.firstIn(passage.text());
            if (words.isPresent()) {
                report.warning(
                        "LINT-01",
                        passage.path(),
                        "The status is " + status.text() + " and the " + passage.element() + " says "
                                + Spoken.quoted(words.get())
                                + ": the public would not be warned. Set the status to Actual, or change the text.");
                return;
            }
        }
    }

    private static void checkCodes(Subject subject, Report report) {
        for (int i = 0; i < subject.alert().infos().size(); i++) {
            Info info = subject.alert().infos().get(i);
            for (int j = 0; j < info.eventCodes().size(); j++) {
                NamedValue code = info.eventCodes().get(j);
                if (code.name().equals("SAME") && TEST_CODES.contains(code.value())) {
                    report.warning(
                            "LINT-01",
                            Subject.infoPath(i) + "/eventCode[" + (j + 1) + "]",
                            "The status is Actual and the event code " + code.value()
                                    + " means a test; set the status to Test, or give the code of the event.");
                    return;
                }
            }
        }
    }
}
