package org.tocsin.sms;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.sms.smpp.StatusTable;

/**
 * Watches for refusals that would meet everybody: of the message, of the account, of the form of the numbers. They stop the
 * job, and whoever was refused for them is open again. For one thread.
 */
final class CommonFaults {
    private final RefusalStreak streak = new RefusalStreak();
    private final NumberFaults numbers = new NumberFaults();
    private final Consumer<Set<LedgerGroup>> reopened;
    private boolean stopped;

    /** @param reopened keeps the groups in which somebody became open again */
    CommonFaults(Consumer<Set<LedgerGroup>> reopened) {
        this.reopened = reopened;
    }

    GroupVerdict verdict(StatusTable statuses) {
        return new GroupVerdict(statuses, streak, numbers);
    }

    /** Whether the job was stopped by one of them. */
    boolean haveStopped() {
        return stopped;
    }

    /** Why the job must stop. */
    Optional<Stop> stop() {
        if (streak.isFull()) {
            return Optional.of(stoppedByStreak());
        }
        return numbers.areNearlyAll() ? Optional.of(stoppedByNumbers()) : Optional.empty();
    }

    /** Why a job that reached its end counts as stopped all the same: nobody got anything, and all for the same reason. */
    Optional<Stop> stopAtEnd(Tally tally) {
        boolean allBlameUs = !tally.anyEffect() && streak.length() > 0 && streak.length() == tally.refused();
        return allBlameUs ? Optional.of(stoppedByStreak()) : Optional.empty();
    }

    private Stop stoppedByStreak() {
        stopped = true;
        reopened.accept(streak.reopen());
        return Stop.refused(streak.reason(), streak.detail());
    }

    private Stop stoppedByNumbers() {
        stopped = true;
        reopened.accept(numbers.reopen());
        return numbers.stop();
    }
}
