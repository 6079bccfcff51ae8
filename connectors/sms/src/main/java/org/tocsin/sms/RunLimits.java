package org.tocsin.sms;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.smpp.CommandStatus;
import org.tocsin.sms.smpp.Pace;

/** What ends a run before its work is done. For one thread. */
final class RunLimits {
    /** An SMSC with a full queue is left alone for so long. */
    private static final Duration QUEUE_REST = Duration.ofSeconds(1);

    /** Whoever is held back by what is graver so long makes room for others of the graver kind. */
    private static final Duration MOST_HELD_BACK = Duration.ofSeconds(2);

    private final SendContext context;
    private final Job job;
    private final long deadline;
    private final Set<Long> lostSessions = new HashSet<>();
    private long lastProgress = System.nanoTime();

    RunLimits(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.deadline = System.nanoTime() + context.config().timeLimit().toNanos();
    }

    /** Of {@link System#nanoTime}; nothing more leaves after it. */
    long deadline() {
        return deadline;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Why nothing more may be begun. */
    Optional<Stop> barred(FairShare.Turns turns) {
        if (context.isTooLate(job)) {
            return Optional.of(Stop.ended(ReasonCode.EXPIRED, "The alert ended before all could be sent."));
        }
        if (context.superseded().contains(job.delivery().key().alert())) {
            return Optional.of(superseded());
        }
        if (turns.heldBack().compareTo(MOST_HELD_BACK) > 0) {
            return Optional.of(
                    Stop.later(ReasonCode.PEER_BUSY, "A graver alert goes first; what was taken is recorded."));
        }
        return System.nanoTime() - deadline > 0
                ? Optional.of(Stop.later(ReasonCode.PEER_BUSY, "The time limit is over; what was taken is recorded."))
                : Optional.empty();
    }

    static Stop superseded() {
        return Stop.ended(ReasonCode.SUPERSEDED, "A later message replaced this one.");
    }

    /** Why the run must stop after a flight with this verdict. */
    Optional<Stop> after(Flight flight, GroupVerdict verdict) {
        if (verdict.linkLost()) {
            lostSessions.add(flight.session());
        }
        return verdict.stop().or(this::tooManyLost).or(() -> tooBusy(flight.pace(), verdict));
    }

    boolean lostAny() {
        return !lostSessions.isEmpty();
    }

    // The binds that are left carry on, but not the sessions that come after: each that breaks leaves a window in
    // doubt.
    private Optional<Stop> tooManyLost() {
        return lostSessions.size() < context.config().binds()
                ? Optional.empty()
                : Optional.of(Stop.later(
                        ReasonCode.CONNECTION_LOST,
                        "The session with the SMSC ended in the middle. What was taken is recorded."));
    }

    private Optional<Stop> tooBusy(Pace pace, GroupVerdict verdict) {
        if (verdict.anyEnded()) {
            lastProgress = System.nanoTime();
        }
        if (verdict.busy().isEmpty()) {
            return Optional.empty();
        }
        CommandStatus status = verdict.busy().get();
        pace.tooFast();
        if (status.code() == CommandStatus.QUEUE_FULL) {
            pace.pause(QUEUE_REST);
        }
        long patience = context.config().busyPatience().toNanos();
        return System.nanoTime() - lastProgress < patience
                ? Optional.empty()
                : Optional.of(Stop.later(
                        ReasonCode.PEER_BUSY, "The SMSC asks for less: " + status + ". What was taken is recorded."));
    }
}
