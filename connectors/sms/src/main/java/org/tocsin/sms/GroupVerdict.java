package org.tocsin.sms;

import java.util.Optional;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.smpp.CommandStatus;
import org.tocsin.sms.smpp.SubmitResult;

/** What the results of a group mean for the rest of the job. For one thread at a time. */
final class GroupVerdict {
    private boolean linkLost;
    private boolean timedOut;
    private boolean anyEnded;
    private int deferred;
    private Optional<CommandStatus> busy = Optional.empty();
    private Optional<CommandStatus> wrongBind = Optional.empty();
    private Optional<CommandStatus> transientStatus = Optional.empty();

    /**
     * Writes one result into the group.
     *
     * @param before the group as it was before this attempt
     */
    void settle(LedgerGroup group, int index, LedgerGroup before, RecipientResult result, RefusalStreak streak) {
        SubmitResult last = result.last();
        if (last instanceof SubmitResult.Taken) {
            group.settle(index, LedgerGroup.ACCEPTED, result.partsTaken());
            anyEnded = true;
            streak.end();
        } else if (last instanceof SubmitResult.Declined declined) {
            declined(group, index, before, result.partsTaken(), declined.status(), streak);
        } else if (last instanceof SubmitResult.Unknown unknown) {
            linkLost |= unknown.linkLost();
            timedOut |= !unknown.linkLost();
            group.settle(index, LedgerGroup.INTENT, result.partsTaken());
        } else {
            linkLost = true;
            group.restore(index, before, result.partsTaken());
        }
    }

    /** Why the job must stop here; empty when it may go on. */
    Optional<Outcome> stop() {
        if (linkLost) {
            return unreachable(ReasonCode.CONNECTION_LOST, "The session with the SMSC ended in the middle.");
        }
        if (timedOut) {
            return unreachable(ReasonCode.TIMEOUT, "The SMSC did not answer in time.");
        }
        if (busy.isPresent()) {
            return unreachable(ReasonCode.PEER_BUSY, "The SMSC asks for less: " + busy.get() + ".");
        }
        if (wrongBind.isPresent()) {
            return unreachable(ReasonCode.NOT_CONNECTED, "The SMSC does not accept the bind: " + wrongBind.get() + ".");
        }
        // With a whole group put off it is the SMSC that is ill, not some recipients.
        return transientStatus.isPresent() && !anyEnded
                ? unreachable(ReasonCode.PEER_BUSY, "The SMSC puts messages off: " + transientStatus.get() + ".")
                : Optional.empty();
    }

    /** Recipients put off for now while others of the group were served. */
    int deferred() {
        return deferred;
    }

    private void declined(
            LedgerGroup group, int index, LedgerGroup before, int parts, CommandStatus status, RefusalStreak streak) {
        switch (status.meaning()) {
            case RECIPIENT -> {
                group.settle(index, LedgerGroup.REFUSED, parts);
                anyEnded = true;
            }
            case MESSAGE -> {
                group.settle(index, LedgerGroup.REFUSED, parts);
                streak.add(group, index, status);
                anyEnded = true;
            }
            case PACE -> {
                group.restore(index, before, parts);
                busy = Optional.of(status);
            }
            case SESSION -> {
                group.restore(index, before, parts);
                wrongBind = Optional.of(status);
            }
            case TRANSIENT -> {
                group.restore(index, before, parts);
                deferred++;
                transientStatus = Optional.of(status);
            }
        }
    }

    private static Optional<Outcome> unreachable(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Unreachable(code, detail + " What was taken is recorded."));
    }
}
