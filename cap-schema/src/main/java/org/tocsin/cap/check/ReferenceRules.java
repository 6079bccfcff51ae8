package org.tocsin.cap.check;

import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Reference;

/** CAP-07, 08, 09: what acts on earlier messages names them, and names earlier ones. */
final class ReferenceRules implements Rule {
    private static final String PATH = "/alert/references";

    @Override
    public void check(Subject subject, Report report) {
        Alert alert = subject.alert();
        List<Reference> references = alert.references();
        if (alert.msgType() != MsgType.ALERT && references.isEmpty()) {
            report.error(
                    "CAP-07",
                    "/alert",
                    "The message is of type " + alert.msgType().text()
                            + " and refers to nothing; add references with sender,identifier,sent of the messages it acts"
                            + " on.");
        }
        references.forEach(reference -> check(alert, reference, report));
    }

    private static void check(Alert alert, Reference reference, Report report) {
        Optional<CapTime> sent = time(alert, reference.sent());
        if (sent.isEmpty() && !(reference.sent().isEmpty() && alert.version() == CapVersion.V1_0)) {
            report.error(
                    "CAP-08",
                    PATH,
                    "The reference to " + Spoken.quoted(reference.identifier()) + " ends in "
                            + Spoken.quoted(reference.sent())
                            + ", which is no CAP time; repeat sent as that message wrote it.");
        } else if (sent.map(CapTime::instant)
                .filter(alert.sent().instant()::isBefore)
                .isPresent()) {
            String fault = "The reference to " + Spoken.quoted(reference.identifier()) + " is dated " + reference.sent()
                    + ", later than this message; ";
            report.deviation(
                    Tolerance.LATER_REFERENCE,
                    "CAP-09",
                    PATH,
                    fault + "refer to earlier messages only.",
                    fault + "the reference is taken as it stands.");
        }
        if (reference.sender().equals(alert.sender()) && reference.identifier().equals(alert.identifier())) {
            report.deviation(
                    Tolerance.SELF_REFERENCE,
                    "CAP-09",
                    PATH,
                    "The message refers to itself; give every message an identifier of its own.",
                    "The message refers to itself; that reference is read as absent.");
        }
    }

    /** Older versions let a time be written in more ways. */
    private static Optional<CapTime> time(Alert alert, String text) {
        return alert.version() != CapVersion.V1_2 || TimeRules.isWellFormed(text)
                ? CapTime.read(text)
                : Optional.empty();
    }
}
