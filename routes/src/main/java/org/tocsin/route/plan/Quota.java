package org.tocsin.route.plan;

import java.time.Duration;
import java.util.Set;
import org.tocsin.cap.Alert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.Severity;

/**
 * How many messages an authority may send in a while. A Cancel counts against none: what was said must be taken back at any
 * time.
 *
 * @param most messages, 1 or more
 * @param within the while
 * @param severities of which messages; empty for all
 */
public record Quota(int most, Duration within, Set<Severity> severities) {
    public Quota {
        severities = Set.copyOf(severities);
        if (most < 1 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a quota is at least one message in more than no time");
        }
    }

    /** Whether this message counts against it. */
    public boolean covers(Alert alert) {
        return alert.msgType() != MsgType.CANCEL && (severities.isEmpty() || severities.contains(alert.severity()));
    }
}
