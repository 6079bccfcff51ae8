package org.tocsin.cap.check.lint;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Info;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;
import org.tocsin.cap.check.Report;
import org.tocsin.cap.check.Subject;

/** LINT-08: nobody is told to flee from what is over, slight or called off. */
final class ReliefLint {
    private ReliefLint() {}

    static void check(Subject subject, Report report) {
        if (subject.isForDissemination()) {
            subject.forEachInfo((info, path) -> check(info, path, report));
        }
    }

    private static void check(Info info, String path, Report report) {
        List<String> reliefs = reliefs(info);
        boolean evacuate = info.responseTypes().contains(ResponseType.EVACUATE);
        if ((evacuate || info.responseTypes().contains(ResponseType.SHELTER)) && !reliefs.isEmpty()) {
            report.warning(
                    "LINT-08",
                    path + "/responseType",
                    "The block orders people to " + (evacuate ? "evacuate" : "take shelter") + " and says "
                            + String.join(" and ", reliefs)
                            + "; urgency and severity decide whom it reaches and how. Make them agree.");
        }
    }

    private static List<String> reliefs(Info info) {
        List<String> reliefs = new ArrayList<>();
        if (info.urgency() == Urgency.PAST) {
            reliefs.add("urgency Past");
        }
        if (info.severity() == Severity.MINOR) {
            reliefs.add("severity Minor");
        }
        if (info.responseTypes().contains(ResponseType.ALL_CLEAR)) {
            reliefs.add("responseType AllClear");
        }
        return reliefs;
    }
}
