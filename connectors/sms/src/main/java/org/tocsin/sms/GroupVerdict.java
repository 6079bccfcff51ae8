package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.smpp.CommandStatus;
import org.tocsin.sms.smpp.StatusTable;
import org.tocsin.sms.smpp.SubmitResult;

/** What the results of a flight mean for the rest of the job. For one thread. */
final class GroupVerdict {
    private final StatusTable statuses;
    private final RefusalStreak streak;
    private final NumberFaults numberFaults;
    private final List<Integer> unanswered = new ArrayList<>();
    private final List<Integer> again = new ArrayList<>();
    private boolean linkLost;
    private boolean timedOut;
    private boolean anyEnded;
    private int deferred;
    private Optional<CommandStatus> busy = Optional.empty();
    private Optional<CommandStatus> wrongBind = Optional.empty();
    private Optional<CommandStatus> transientStatus = Optional.empty();

    /** @param statuses what the SMSC that it went to means by its answers */
    GroupVerdict(StatusTable statuses, RefusalStreak streak, NumberFaults numberFaults) {
        this.statuses = statuses;
        this.streak = streak;
        this.numberFaults = numberFaults;
    }

    /**
     * Writes one result into the group.
     *
     * @param before the group as it was before this attempt
     */
    void settle(LedgerGroup group, int index, LedgerGroup before, RecipientResult result) {
        SubmitResult last = result.last();
        group.addMessageIds(index, result.messageIds());
        if (last instanceof SubmitResult.Taken) {
            group.settle(index, LedgerGroup.ACCEPTED, result.partsTaken());
            anyEnded = true;
            streak.end();
            numberFaults.other();
        } else if (last instanceof SubmitResult.Declined declined) {
            declined(group, index, before, result.partsTaken(), declined.status());
        } else if (last instanceof SubmitResult.Unknown unknown) {
            linkLost |= unknown.linkLost();
            timedOut |= !unknown.linkLost();
            group.settle(index, LedgerGroup.INTENT, result.partsTaken());
            unanswered.add(index);
        } else {
            group.restore(index, before, result.partsTaken());
            again.add(index);
        }
    }

    /** Recipients that may go out again at once: nothing of them left this time, or the SMSC had too much. */
    List<Integer> again() {
        return List.copyOf(again);
    }

    /** Those whose submit was not answered. */
    List<Integer> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Whether some ended in doubt because their session ended; the others of the job may go on over another. */
    boolean linkLost() {
        return linkLost;
    }

    /** Whether any recipient came to an end. */
    boolean anyEnded() {
        return anyEnded;
    }

    /** The status with which the SMSC asked for less. */
    Optional<CommandStatus> busy() {
        return busy;
    }

    /** Why the job must stop here; empty when it may go on. */
    Optional<Stop> stop() {
        if (timedOut) {
            return later(ReasonCode.TIMEOUT, "The SMSC did not answer in time.");
        }
        if (wrongBind.isPresent()) {
            return later(ReasonCode.NOT_CONNECTED, "The SMSC does not accept the bind: " + wrongBind.get() + ".");
        }
        // With all of them put off it is the SMSC that is ill, not some recipients.
        return transientStatus.isPresent() && !anyEnded && again.isEmpty()
                ? later(ReasonCode.PEER_BUSY, "The SMSC puts messages off: " + transientStatus.get() + ".")
                : Optional.empty();
    }

    /** Recipients put off for now while others were served. */
    int deferred() {
        return deferred;
    }

    private void declined(LedgerGroup group, int index, LedgerGroup before, int parts, CommandStatus status) {
        CommandStatus.Meaning meaning = statuses.meaning(status);
        switch (meaning) {
            case RECIPIENT -> {
                group.settle(index, LedgerGroup.REFUSED, parts);
                anyEnded = true;
                if (NumberFaults.isOne(status)) {
                    numberFaults.add(group, index, status);
                } else {
                    numberFaults.other();
                }
            }
            case MESSAGE, SETTINGS -> {
                group.settle(index, LedgerGroup.REFUSED, parts);
                streak.add(group, index, status, meaning == CommandStatus.Meaning.SETTINGS);
                anyEnded = true;
            }
            case PACE -> {
                group.restore(index, before, parts);
                again.add(index);
                busy = Optional.of(status);
            }
            case SESSION, CREDENTIALS -> {
                group.restore(index, before, parts);
                wrongBind = Optional.of(status);
            }
            case TRANSIENT -> {
                transientStatus = Optional.of(status);
                group.restore(index, before, parts);
                if (group.putOff(index)) {
                    deferred++;
                } else {
                    group.settle(index, LedgerGroup.REFUSED, parts);
                    anyEnded = true;
                }
            }
        }
    }

    private static Optional<Stop> later(ReasonCode code, String detail) {
        return Optional.of(Stop.later(code, detail + " What was taken is recorded."));
    }
}
