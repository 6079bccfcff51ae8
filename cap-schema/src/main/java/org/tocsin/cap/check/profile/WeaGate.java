package org.tocsin.cap.check.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;

/** What urgency, severity and certainty an Imminent Threat has (47 CFR 10.400(b)). */
final class WeaGate {
    private static final Set<Urgency> URGENT = Set.of(Urgency.IMMEDIATE, Urgency.EXPECTED);
    private static final Set<Severity> GRAVE = Set.of(Severity.EXTREME, Severity.SEVERE);
    private static final Set<Certainty> LIKELY = Set.of(Certainty.OBSERVED, Certainty.LIKELY);

    private WeaGate() {}

    static boolean isOpen(Info info) {
        return URGENT.contains(info.urgency()) && GRAVE.contains(info.severity()) && LIKELY.contains(info.certainty());
    }

    static String reasons(Info info) {
        List<String> reasons = new ArrayList<>();
        if (!URGENT.contains(info.urgency())) {
            reasons.add("urgency is " + info.urgency().text() + " and not Immediate or Expected");
        }
        if (!GRAVE.contains(info.severity())) {
            reasons.add("severity is " + info.severity().text() + " and not Extreme or Severe");
        }
        if (!LIKELY.contains(info.certainty())) {
            reasons.add("certainty is " + info.certainty().text() + " and not Observed or Likely");
        }
        return String.join(", ", reasons);
    }
}
