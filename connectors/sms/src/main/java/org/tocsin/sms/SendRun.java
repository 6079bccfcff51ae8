package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;
import org.tocsin.sms.smpp.SmppSession;

/**
 * One attempt at a job: group after group, each claimed in the ledger before it goes out and settled after, until all are
 * done or something says stop. Used once, by one thread.
 */
final class SendRun {
    private final SendContext context;
    private final Job job;
    private final long deadline;
    private final List<LedgerGroup> groups = new ArrayList<>();
    private final RefusalStreak streak = new RefusalStreak();
    private int deferred;
    private boolean begun;

    SendRun(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.deadline = System.nanoTime() + context.config().timeLimit().toNanos();
    }

    Outcome run() {
        Outcome outcome = runUntilStopped();
        if (begun) {
            SmsTranscript.answered(job.delivery().transcript(), outcome);
        }
        return outcome;
    }

    private Outcome runUntilStopped() {
        try {
            int size = job.snapshot().groupSize();
            for (int first = job.from(); first < job.to(); first += size) {
                LedgerGroup group = context.ledger().group(key(), first, Math.min(size, job.to() - first));
                groups.add(group);
                Optional<Outcome> stop = serve(group);
                if (stop.isPresent()) {
                    return stop.get();
                }
            }
            return finished();
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    begun ? ReasonCode.INTERNAL : ReasonCode.STATE_UNAVAILABLE,
                    "The ledger of recipients cannot be kept: " + e.getMessage() + ".");
        }
    }

    private Optional<Outcome> serve(LedgerGroup group) {
        int[] open = group.open();
        // A snapshot keeps its group size; the window may have been made smaller since.
        int window = context.config().smpp().window();
        for (int at = 0; at < open.length; at += window) {
            int[] slice = Arrays.copyOfRange(open, at, Math.min(at + window, open.length));
            Optional<Outcome> stop = serve(group, slice);
            if (stop.isPresent()) {
                return stop;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome> serve(LedgerGroup group, int[] open) {
        Optional<SmppSession> session = context.link().session();
        Optional<Outcome> barred = barred();
        if (barred.isPresent()) {
            return barred;
        }
        if (session.isEmpty()) {
            return unreachable(
                    begun ? ReasonCode.CONNECTION_LOST : ReasonCode.NOT_CONNECTED,
                    context.link().state().detail());
        }
        try {
            return inWindow(session.get(), group, open);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(ReasonCode.TIMEOUT, "The attempt was interrupted.");
        }
    }

    private Optional<Outcome> inWindow(SmppSession session, LedgerGroup group, int[] open) throws InterruptedException {
        if (!session.reserve(open.length, timeLeft())) {
            return unreachable(ReasonCode.PEER_BUSY, "Other deliveries filled the window for the whole time limit.");
        }
        try {
            // The wait for the window may have been long.
            Optional<Outcome> barred = barred();
            return barred.isPresent() ? barred : exchange(session, group, open);
        } finally {
            session.release(open.length);
        }
    }

    private Optional<Outcome> exchange(SmppSession session, LedgerGroup group, int[] open) throws InterruptedException {
        LedgerGroup before = group.copy();
        if (!context.superseded().unlessSuperseded(key().alert(), () -> claim(group, open))) {
            return Optional.of(endedEarly(ReasonCode.SUPERSEDED, "A later message replaced this one."));
        }
        if (!begun) {
            SmsTranscript.sent(job.delivery().transcript(), job);
        }
        begun = true;
        GroupExchange exchange = new GroupExchange(context, job, session, group);
        boolean interrupted = exchange.send(before, open);
        GroupVerdict verdict = exchange.settle(before, open, streak);
        deferred += verdict.deferred();
        context.ledger().keep(key(), group);
        if (interrupted) {
            throw new InterruptedException("while the SMSC answered");
        }
        if (streak.isFull()) {
            return Optional.of(stoppedByStreak());
        }
        return context.isTooLate(job) ? barred() : verdict.stop();
    }

    private void claim(LedgerGroup group, int[] open) {
        for (int index : open) {
            group.intend(index);
        }
        context.ledger().keep(key(), group);
    }

    /** Why nothing more may be begun. */
    private Optional<Outcome> barred() {
        if (context.isTooLate(job)) {
            return Optional.of(endedEarly(ReasonCode.EXPIRED, "The alert ended before all could be sent."));
        }
        if (context.superseded().contains(key().alert())) {
            return Optional.of(endedEarly(ReasonCode.SUPERSEDED, "A later message replaced this one."));
        }
        return timeLeft().isNegative()
                ? unreachable(ReasonCode.PEER_BUSY, "The time limit is over; what was taken is recorded.")
                : Optional.empty();
    }

    private Outcome finished() {
        Tally tally = tally();
        if (deferred > 0) {
            return new Outcome.Unreachable(
                    ReasonCode.PEER_BUSY, "The SMSC puts " + deferred + " recipients off for now. " + tally);
        }
        if (tally.anyOut()) {
            return accepted(tally, "");
        }
        return streak.length() > 0 && streak.length() == tally.refused()
                ? stoppedByStreak()
                : new Outcome.Refused(ReasonCode.REFUSED_BY_PEER, "The SMSC refuses every recipient.");
    }

    private Outcome endedEarly(ReasonCode code, String why) {
        Tally tally = tally();
        return tally.anyOut() ? accepted(tally, " " + why) : new Outcome.Refused(code, why);
    }

    private Outcome stoppedByStreak() {
        streak.reopen().forEach(group -> context.ledger().keep(key(), group));
        return new Outcome.Refused(streak.reason(), streak.detail());
    }

    private Outcome accepted(Tally tally, String why) {
        return new Outcome.Accepted(key().value() + "/" + job.from() + "-" + job.to(), tally + why, tally.counts());
    }

    // Groups after an early end are looked up too: an earlier attempt may have come further.
    private Tally tally() {
        Tally tally = new Tally(job.size());
        groups.forEach(tally::add);
        int size = job.snapshot().groupSize();
        for (int first = job.from() + groups.size() * size; first < job.to(); first += size) {
            tally.add(context.ledger().group(key(), first, Math.min(size, job.to() - first)));
        }
        return tally;
    }

    private Duration timeLeft() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private DeliveryKey key() {
        return job.delivery().key();
    }

    private static Optional<Outcome> unreachable(ReasonCode code, String detail) {
        return Optional.of(new Outcome.Unreachable(code, detail));
    }
}
