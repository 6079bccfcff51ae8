package org.tocsin.route.plan;

import java.util.Optional;
import org.tocsin.connector.Action;
import org.tocsin.connector.ReasonCode;

/**
 * One alert on one channel, as the plan orders it.
 *
 * @param onlyIfOriginalWent goes only where a superseded alert went: a correction that no rule leads here
 * @param rule the rule that led here, or why it goes here without one
 * @param skipped set when it ends at once, unsent; {@link #whySkipped} says it in words
 */
public record PlannedDelivery(
        PlannedChannel channel, Action action, boolean onlyIfOriginalWent, String rule, Optional<ReasonCode> skipped) {

    /** The same of an alert that says what another one said: it ends at once, unless it would anyway. */
    public PlannedDelivery coalesced() {
        return new PlannedDelivery(
                channel, action, onlyIfOriginalWent, rule, Optional.of(skipped.orElse(ReasonCode.COALESCED)));
    }

    /** A sentence for receipts and people. */
    public static String whySkipped(ReasonCode skipped) {
        if (skipped == ReasonCode.COALESCED) {
            return "It says what an alert said a moment ago, which went out; nothing is sent twice.";
        }
        return skipped == ReasonCode.BLOCKED_BY_AUTHOR
                ? "The message asks not to go out over channels of this kind, so it ends here."
                : "The plan names no drill channel of this kind, so the drill ends here.";
    }
}
