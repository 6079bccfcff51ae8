package org.tocsin.sms.operator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the operator says became of a job, in phones; never which.
 *
 * @param targeted found in the area so far, those included that came late
 * @param sent handed to the network
 * @param delivered of these, confirmed by the phone
 * @param failed of these, given up
 * @param unknown of these, ended without a word
 */
record JobCounts(long targeted, long sent, long delivered, long failed, long unknown) {
    static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0);

    /** Whether they can be true together; what cannot is not passed on. */
    boolean isConsistent() {
        return targeted >= sent
                && delivered >= 0
                && failed >= 0
                && unknown >= 0
                && sent - delivered >= failed
                && sent - delivered - failed >= unknown;
    }

    /** Whether they can follow those: what was handed over or confirmed stays so. */
    boolean canFollow(JobCounts earlier) {
        return sent >= earlier.sent && delivered >= earlier.delivered;
    }

    /** In the words of receipts. */
    Map<String, Long> named() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("recipients.planned", targeted);
        counts.put("recipients.accepted", sent);
        counts.put("recipients.delivered", delivered);
        counts.put("recipients.undelivered", failed);
        counts.put("recipients.unknown", unknown);
        return counts;
    }
}
