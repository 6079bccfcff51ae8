package org.tocsin.cap.check;

import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;

/** CAP-12, 13, 16: scope, status and type come with the elements that explain them. */
final class AddressingRules implements Rule {
    @Override
    public void check(Subject subject, Report report) {
        Alert alert = subject.alert();
        if (alert.scope() == Scope.PRIVATE && alert.addresses().isEmpty()) {
            report.error("CAP-12", "/alert", "The scope is Private and nobody is addressed; add addresses.");
        }
        if (alert.scope() == Scope.RESTRICTED && alert.restriction().isEmpty()) {
            report.warning("CAP-12", "/alert", "The scope is Restricted without saying to whom; add restriction.");
        }
        if (alert.scope() != Scope.RESTRICTED && alert.restriction().isPresent()) {
            report.warning(
                    "CAP-13",
                    "/alert/restriction",
                    "A restriction stands beside the scope " + alert.scope().text()
                            + ", where it means nothing; remove it, or set the scope to Restricted.");
        }
        if (alert.note().isEmpty()) {
            checkNote(alert, report);
        }
    }

    private static void checkNote(Alert alert, Report report) {
        if (alert.status() == Status.EXERCISE) {
            report.warning("CAP-16", "/alert", "The status is Exercise; name the exercise in note.");
        }
        if (alert.msgType() == MsgType.ERROR) {
            report.warning("CAP-16", "/alert", "The message reports an Error; explain it in note.");
        }
    }
}
