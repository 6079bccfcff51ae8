package org.tocsin.cap.check;

import org.tocsin.cap.Alert;
import org.tocsin.cap.Deviation;
import org.tocsin.cap.MsgType;

/** CAP-08, 25, 29 and TEXT-01: what was read otherwise than it is written. */
final class FormRules implements Rule {
    @Override
    public void check(Subject subject, Report report) {
        Alert alert = subject.alert();
        alert.form().deviations().forEach(deviation -> check(alert, deviation, report));
    }

    private static void check(Alert alert, Deviation deviation, Report report) {
        switch (deviation.kind()) {
            case EMPTY_REFERENCES -> checkReferences(alert, deviation, report);
            case EMPTY_POLYGON ->
                report.warning(
                        "CAP-25", deviation.path(), "The polygon is empty and is ignored; leave the element out.");
            case EMPTY_CIRCLE ->
                report.warning(
                        "CAP-29", deviation.path(), "The circle is empty and is ignored; leave the element out.");
            case EMPTY_CODE -> {
                // Schema and prose allow it, and nothing follows from it.
            }
            case SURROUNDING_BLANKS -> trimmed(deviation, report);
        }
    }

    /** What must refer to something is told so by CAP-07. */
    private static void checkReferences(Alert alert, Deviation deviation, Report report) {
        if (alert.msgType() == MsgType.ALERT) {
            report.deviation(
                    Tolerance.EMPTY_REFERENCES,
                    "CAP-08",
                    deviation.path(),
                    "The references are empty; leave the element out.",
                    "The references are empty and are read as absent; leave the element out.");
        }
    }

    private static void trimmed(Deviation deviation, Report report) {
        report.deviation(
                Tolerance.SURROUNDING_BLANKS,
                "TEXT-01",
                deviation.path(),
                "White space stands around " + Spoken.quoted(deviation.text()) + "; leave it out.",
                "White space stands around " + Spoken.quoted(deviation.text()) + " and is not read; leave it out.");
    }
}
