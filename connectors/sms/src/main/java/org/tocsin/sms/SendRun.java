package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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
import org.tocsin.sms.smpp.CommandStatus;
import org.tocsin.sms.smpp.Places;

/**
 * One attempt at a job: small groups, each claimed in the ledger before it goes out and settled after, several of them in
 * flight at a time so that the window never runs dry, until all are done or something says stop. Used once, by one thread.
 */
final class SendRun {
    private static final Logger LOG = LoggerFactory.getLogger(SendRun.class);
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** An SMSC with a full queue is left alone for so long. */
    private static final Duration QUEUE_REST = Duration.ofSeconds(1);

    private record Work(LedgerGroup group, List<Integer> indices) {}

    private final SendContext context;
    private final Job job;
    private final long deadline;
    private final List<LedgerGroup> groups = new ArrayList<>();
    private final Deque<Work> work = new ArrayDeque<>();
    private final Deque<Flight> flights = new ArrayDeque<>();
    private final RefusalStreak streak = new RefusalStreak();
    private int deferred;
    private long lastProgress = System.nanoTime();
    private final Set<Long> lostSessions = new HashSet<>();
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
            readLedger();
            Optional<Stop> stop = serve();
            return conclusion(stop);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    begun ? ReasonCode.INTERNAL : ReasonCode.STATE_UNAVAILABLE,
                    "The ledger of recipients cannot be kept: " + e.getMessage() + ".");
        } finally {
            flights.forEach(Flight::close);
        }
    }

    private void readLedger() {
        int size = job.snapshot().groupSize();
        for (int first = job.from(); first < job.to(); first += size) {
            LedgerGroup group = context.ledger().group(key(), first, Math.min(size, job.to() - first));
            groups.add(group);
            add(group, Arrays.stream(group.open()).boxed().toList());
        }
    }

    // A snapshot keeps its group size; the window may have been made smaller since.
    private void add(LedgerGroup group, List<Integer> open) {
        int most = context.config().smpp().window();
        for (int at = 0; at < open.size(); at += most) {
            work.add(new Work(group, List.copyOf(open.subList(at, Math.min(at + most, open.size())))));
        }
    }

    private Optional<Stop> serve() {
        try {
            Optional<Stop> stop = Optional.empty();
            while (stop.isEmpty() && !(work.isEmpty() && flights.isEmpty())) {
                stop = isFull() ? land() : begin();
            }
            while (!flights.isEmpty()) {
                Optional<Stop> late = land();
                stop = stop.or(() -> late);
            }
            return stop;
        } catch (InterruptedException e) {
            // The flag is set again only after the results are in the store: an interrupted write may fail.
            settleAsTheyAre();
            Thread.currentThread().interrupt();
            return Optional.of(Stop.later(ReasonCode.TIMEOUT, "The attempt was interrupted."));
        }
    }

    private boolean isFull() {
        return work.isEmpty() || flights.size() >= context.config().groupsAtATime();
    }

    private Optional<Stop> begin() throws InterruptedException {
        Optional<Stop> barred = barred();
        if (barred.isPresent()) {
            return barred;
        }
        Work next = work.remove();
        List<Integer> wanted = context.withdrawals().without(job, next.group(), next.indices());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        work.addFirst(new Work(next.group(), wanted));
        Optional<Places> places =
                context.link().tryReserve(work.element().indices().size());
        if (places.isPresent()) {
            return begin(work.remove(), places.get());
        }
        // Never wait for a place while holding others: two runs that do so would wait for each other.
        if (!flights.isEmpty()) {
            return land();
        }
        if (!context.link().isBound()) {
            return Optional.of(Stop.later(
                    begun ? ReasonCode.CONNECTION_LOST : ReasonCode.NOT_CONNECTED,
                    context.link().state().detail()));
        }
        Optional<Places> awaited =
                context.link().reserve(work.element().indices().size(), LOOK);
        return awaited.isPresent() ? begin(work.remove(), awaited.get()) : Optional.empty();
    }

    private Optional<Stop> begin(Work next, Places places) {
        LedgerGroup before = next.group().copy();
        Flight flight = new Flight(next.group(), before, next.indices(), places);
        flights.add(flight);
        if (!context.superseded().unlessSuperseded(key().alert(), () -> claim(next))) {
            flights.removeLast().close();
            return Optional.of(superseded());
        }
        if (!begun) {
            SmsTranscript.sent(job.delivery().transcript(), job);
        }
        begun = true;
        flight.begin(context.sender(), job, deadline);
        return Optional.empty();
    }

    private void claim(Work next) {
        for (int index : next.indices()) {
            next.group().intend(index);
        }
        context.ledger().keep(key(), next.group());
    }

    /** Waits for any flight and records what came of it. */
    private Optional<Stop> land() throws InterruptedException {
        Flight flight = nextLanded();
        flights.remove(flight);
        return settle(flight);
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

    private Optional<Stop> settle(Flight flight) {
        try (flight) {
            GroupVerdict verdict = new GroupVerdict(context.config().statuses(), streak);
            flight.settle(verdict);
            context.ledger().keep(key(), flight.group());
            context.receipts().expect(job.record(), job.snapshot(), flight.group());
            deferred += verdict.deferred();
            if (verdict.linkLost()) {
                lostSessions.add(flight.session());
            }
            add(flight.group(), verdict.again());
            return streak.isFull()
                    ? Optional.of(stoppedByStreak())
                    : verdict.stop().or(this::tooManyLost).or(() -> tooBusy(verdict));
        }
    }

    private void settleAsTheyAre() {
        while (!flights.isEmpty()) {
            settle(flights.remove());
        }
    }

    // The binds that are left carry on, but not the sessions that come after: each that breaks leaves a window in
    // doubt.
    private Optional<Stop> tooManyLost() {
        return lostSessions.size() < context.config().smpp().binds()
                ? Optional.empty()
                : Optional.of(Stop.later(
                        ReasonCode.CONNECTION_LOST,
                        "The session with the SMSC ended in the middle. What was taken is recorded."));
    }

    private Optional<Stop> tooBusy(GroupVerdict verdict) {
        if (verdict.anyEnded()) {
            lastProgress = System.nanoTime();
        }
        if (verdict.busy().isEmpty()) {
            return Optional.empty();
        }
        CommandStatus status = verdict.busy().get();
        context.link().pace().tooFast();
        if (status.code() == CommandStatus.QUEUE_FULL) {
            context.link().pace().pause(QUEUE_REST);
        }
        long patience = context.config().busyPatience().toNanos();
        return System.nanoTime() - lastProgress < patience
                ? Optional.empty()
                : Optional.of(Stop.later(
                        ReasonCode.PEER_BUSY, "The SMSC asks for less: " + status + ". What was taken is recorded."));
    }

    /** Why nothing more may be begun. */
    private Optional<Stop> barred() {
        if (context.isTooLate(job)) {
            return Optional.of(Stop.ended(ReasonCode.EXPIRED, "The alert ended before all could be sent."));
        }
        if (context.superseded().contains(key().alert())) {
            return Optional.of(superseded());
        }
        return System.nanoTime() - deadline > 0
                ? Optional.of(Stop.later(ReasonCode.PEER_BUSY, "The time limit is over; what was taken is recorded."))
                : Optional.empty();
    }

    private static Stop superseded() {
        return Stop.ended(ReasonCode.SUPERSEDED, "A later message replaced this one.");
    }

    private Stop stoppedByStreak() {
        streak.reopen().forEach(group -> context.ledger().keep(key(), group));
        return Stop.refused(streak.reason(), streak.detail());
    }

    private Outcome conclusion(Optional<Stop> stop) {
        Tally tally = new Tally(job.size());
        groups.forEach(tally::add);
        Conclusion conclusion = new Conclusion(job, tally);
        if (stop.isPresent()) {
            return conclusion.stopped(stop.get());
        }
        boolean allBlameUs = !tally.anyEffect() && streak.length() > 0 && streak.length() == tally.refused();
        return allBlameUs
                ? conclusion.stopped(stoppedByStreak())
                : conclusion.finished(!lostSessions.isEmpty(), deferred);
    }

    private Duration answerLimit() {
        int parts = job.messages().stream().mapToInt(m -> m.parts()).max().orElse(1);
        Duration turns = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return context.config()
                .smpp()
                .requestTimeout()
                .multipliedBy(parts)
                .plus(turns)
                .plus(SLACK);
    }

    private DeliveryKey key() {
        return job.delivery().key();
    }
}
