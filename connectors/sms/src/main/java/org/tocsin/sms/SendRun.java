package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;
import org.tocsin.sms.OpenRecipients.Work;
import org.tocsin.sms.smpp.Places;

/**
 * One attempt at a job: small groups, each claimed in the ledger before it goes out and settled after, several of them in
 * flight at a time so that the window never runs dry, until all are done or something says stop. Used once, by one thread.
 */
final class SendRun {
    private static final Logger LOG = LoggerFactory.getLogger(SendRun.class);
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final SendContext context;
    private final Job job;
    private final RunLimits limits;
    private final Deque<Flight> flights = new ArrayDeque<>();
    private final RefusalStreak streak = new RefusalStreak();
    private final NumberFaults numberFaults = new NumberFaults();
    private final long start = System.nanoTime();
    private int deferred;
    private boolean begun;
    private boolean stoppedForAll;

    SendRun(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.limits = new RunLimits(context, job);
    }

    Outcome run() {
        Outcome outcome = runUntilStopped();
        if (begun) {
            SmsTranscript.answered(job.delivery().transcript(), outcome);
        }
        return outcome;
    }

    /** Whether it was stopped by something that will meet all other recipients of the delivery, too. */
    boolean isStoppedForAll() {
        return stoppedForAll;
    }

    private Outcome runUntilStopped() {
        try (FairShare.Turns turns = context.share().join(job.delivery())) {
            OpenRecipients open = OpenRecipients.read(context, job);
            Optional<Stop> stop = serve(open, turns);
            return conclusion(open, stop);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    begun ? ReasonCode.INTERNAL : ReasonCode.STATE_UNAVAILABLE,
                    "The ledger of recipients cannot be kept: " + e.getMessage() + ".");
        } finally {
            flights.forEach(Flight::close);
        }
    }

    private Optional<Stop> serve(OpenRecipients open, FairShare.Turns turns) {
        try {
            Optional<Stop> stop = Optional.empty();
            while (stop.isEmpty() && !(open.isEmpty() && flights.isEmpty())) {
                stop = isFull(open) ? rest(open, turns) : begin(open, turns);
            }
            turns.rest();
            while (!flights.isEmpty()) {
                Optional<Stop> late = land(open);
                stop = stop.or(() -> late);
            }
            return stop;
        } catch (InterruptedException e) {
            // The flag is set again only after the results are in the store: an interrupted write may fail.
            while (!flights.isEmpty()) {
                settle(open, flights.remove());
            }
            Thread.currentThread().interrupt();
            return Optional.of(Stop.later(ReasonCode.TIMEOUT, "The attempt was interrupted."));
        }
    }

    private boolean isFull(OpenRecipients open) {
        return open.isEmpty() || flights.size() >= context.config().groupsAtATime();
    }

    private Optional<Stop> rest(OpenRecipients open, FairShare.Turns turns) throws InterruptedException {
        turns.rest();
        return land(open);
    }

    private Optional<Stop> begin(OpenRecipients open, FairShare.Turns turns) throws InterruptedException {
        boolean mayBegin = turns.mayBegin();
        Optional<Stop> barred = limits.barred(turns);
        if (barred.isPresent()) {
            return barred;
        }
        int places = open.first().indices().size();
        int parts = open.parts(open.first());
        Optional<Places> free = mayBegin ? context.links().tryReserve(places, parts) : Optional.empty();
        if (free.isPresent()) {
            return begin(open.take(), free.get(), parts, turns);
        }
        // Never wait for a place while holding others: two runs that do so would wait for each other.
        if (!flights.isEmpty()) {
            return land(open);
        }
        if (!context.links().isBound()) {
            return Optional.of(Stop.later(
                    begun ? ReasonCode.CONNECTION_LOST : ReasonCode.NOT_CONNECTED,
                    context.links().state().detail()));
        }
        if (!mayBegin) {
            turns.await(LOOK);
            return Optional.empty();
        }
        Optional<Places> awaited = context.links().reserve(places, parts, LOOK);
        return awaited.isPresent() ? begin(open.take(), awaited.get(), parts, turns) : Optional.empty();
    }

    private Optional<Stop> begin(Work next, Places places, int parts, FairShare.Turns turns) {
        LedgerGroup before = next.group().copy();
        Flight flight = new Flight(next.group(), before, next.indices(), places);
        flights.add(flight);
        if (!context.superseded().unlessSuperseded(key().alert(), () -> claim(next))) {
            flights.removeLast().close();
            return Optional.of(RunLimits.superseded());
        }
        if (!begun) {
            SmsTranscript.sent(job.delivery().transcript(), job);
        }
        begun = true;
        flight.begin(context.sender(), job, limits.deadline());
        turns.began(parts);
        return Optional.empty();
    }

    private void claim(Work next) {
        for (int index : next.indices()) {
            next.group().intend(index);
            context.doubts().settle(key(), next.group().first() + index);
        }
        context.ledger().keep(key(), next.group());
    }

    /** Waits for any flight and records what came of it. */
    private Optional<Stop> land(OpenRecipients open) throws InterruptedException {
        Flight flight = nextLanded();
        flights.remove(flight);
        return settle(open, flight);
    }

    private Flight nextLanded() throws InterruptedException {
        CompletableFuture<?>[] all = flights.stream().map(Flight::landed).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(all).get(answerLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a submit broke off", e.getCause());
        } catch (TimeoutException e) {
            // Every submit ends by itself; the limit only guards against one that does not.
            LOG.error("event=sms.submit-without-end delivery={}", key());
        }
        return flights.stream()
                .filter(flight -> flight.landed().isDone())
                .findFirst()
                .orElseGet(flights::element);
    }

    private Optional<Stop> settle(OpenRecipients open, Flight flight) {
        try (flight) {
            GroupVerdict verdict =
                    new GroupVerdict(context.config().smscs().get(flight.smsc()).statuses(), streak, numberFaults);
            flight.settle(verdict);
            context.ledger().keep(key(), flight.group());
            context.receipts().expect(job.record(), job.snapshot(), flight.group());
            verdict.unanswered().forEach(index -> open.arise(flight.group(), index));
            deferred += verdict.deferred();
            open.add(flight.group(), verdict.again());
            Optional<Stop> stop = limits.after(flight, verdict);
            return stoppedForAll().or(() -> stop);
        }
    }

    private Optional<Stop> stoppedForAll() {
        if (streak.isFull()) {
            return Optional.of(stoppedByStreak());
        }
        return numberFaults.areNearlyAll() ? Optional.of(stoppedByNumbers()) : Optional.empty();
    }

    private Stop stoppedByStreak() {
        reopened(streak.reopen());
        return Stop.refused(streak.reason(), streak.detail());
    }

    private Stop stoppedByNumbers() {
        reopened(numberFaults.reopen());
        return numberFaults.stop();
    }

    private void reopened(Set<LedgerGroup> groups) {
        stoppedForAll = true;
        groups.forEach(group -> context.ledger().keep(key(), group));
    }

    private Outcome conclusion(OpenRecipients open, Optional<Stop> stop) {
        Tally tally = new Tally(job.size());
        open.groups().forEach(tally::add);
        Conclusion conclusion = new Conclusion(job, tally);
        if (stop.isPresent()) {
            return conclusion.stopped(stop.get());
        }
        if (!tally.anyEffect() && streak.length() > 0 && streak.length() == tally.refused()) {
            return conclusion.stopped(stoppedByStreak());
        }
        return open.inDoubt() > 0
                ? conclusion.waiting(open.inDoubt(), open.longestDoubt())
                : conclusion.finished(limits.lostAny(), deferred, timeLeft());
    }

    /** How long the recipients behind this job's last will take, as things go now. */
    private Duration timeLeft() {
        return TimeLeft.of(job, context.links().rate(), Duration.ofNanos(System.nanoTime() - start));
    }

    private Duration answerLimit() {
        int parts = job.messages().stream().mapToInt(m -> m.parts()).max().orElse(1);
        return context.config()
                .longestAnswer()
                .multipliedBy(parts)
                .plus(limits.left())
                .plus(SLACK);
    }

    private DeliveryKey key() {
        return job.delivery().key();
    }
}
