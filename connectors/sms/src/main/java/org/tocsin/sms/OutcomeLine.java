package org.tocsin.sms;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.connector.Outcome;

/** An outcome as the end of a log line. */
public final class OutcomeLine {
    private OutcomeLine() {}

    public static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return "accepted " + counts(accepted.counts());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "refused reason=" + refused.code() + " detail=\"" + refused.detail() + "\"";
        }
        if (outcome instanceof Outcome.Unreachable unreachable) {
            return "unreachable reason=" + unreachable.code() + " detail=\"" + unreachable.detail() + "\"";
        }
        return "split parts=" + ((Outcome.Split) outcome).parts().size();
    }

    private static String counts(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
