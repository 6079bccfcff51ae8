package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
    private final CommonFaults faults;
    private final long start = System.nanoTime();
    private int deferred;
    private boolean begun;

    SendRun(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.limits = new RunLimits(context, job);
        this.faults = new CommonFaults(
                groups -> context.ledger().keepAll(job.delivery().key(), groups));
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
        return faults.haveStopped();
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
                settle(open, List.of(flights.remove()));
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
        List<Flight> ready = mayBegin ? ready(open, turns) : List.of();
        if (!ready.isEmpty()) {
            return begin(ready);
        }
        if (open.isEmpty()) {
            return Optional.empty();
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
        Work next = open.first();
        int parts = open.parts(next);
        Optional<Places> awaited = context.links().reserve(next.indices().size(), parts, LOOK);
        return awaited.isPresent() ? begin(List.of(flight(open, awaited.get(), parts, turns))) : Optional.empty();
    }

    /** As many groups as there is room for now, so that one write claims them all. */
    private List<Flight> ready(OpenRecipients open, FairShare.Turns turns) {
        List<Flight> ready = new ArrayList<>();
        while (!isFull(open) && turns.mayBegin()) {
            if (!open.keepsFirst()) {
                continue;
            }
            int parts = open.parts(open.first());
            Optional<Places> free =
                    context.links().tryReserve(open.first().indices().size(), parts);
            if (free.isEmpty()) {
                return ready;
            }
            ready.add(flight(open, free.get(), parts, turns));
        }
        return ready;
    }

    private Flight flight(OpenRecipients open, Places places, int parts, FairShare.Turns turns) {
        Work next = open.take();
        Flight flight = new Flight(next.group(), next.group().copy(), next.indices(), places);
        flights.add(flight);
        turns.began(parts);
        return flight;
    }

    private Optional<Stop> begin(List<Flight> ready) {
        if (!context.superseded().unlessSuperseded(key().alert(), () -> claim(ready))) {
            flights.removeAll(ready);
            ready.forEach(Flight::close);
            return Optional.of(RunLimits.superseded());
        }
        if (!begun) {
            SmsTranscript.sent(job.delivery().transcript(), job);
        }
        begun = true;
        ready.forEach(flight -> flight.begin(context.sender(), job, limits.deadline()));
        return Optional.empty();
    }

    private void claim(List<Flight> ready) {
        for (Flight flight : ready) {
            flight.claim();
            flight.placesInSnapshot().forEach(place -> context.doubts().settle(key(), place));
        }
        context.ledger().keepAll(key(), groups(ready));
    }

    private static Set<LedgerGroup> groups(List<Flight> flights) {
        return flights.stream().map(Flight::group).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Waits for any flight and records what came of it and of those that landed with it. */
    private Optional<Stop> land(OpenRecipients open) throws InterruptedException {
        Flight first = nextLanded();
        List<Flight> landed = flights.stream()
                .filter(flight -> flight == first || flight.landed().isDone())
                .toList();
        flights.removeAll(landed);
        return settle(open, landed);
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

    private Optional<Stop> settle(OpenRecipients open, List<Flight> landed) {
        try {
            Map<Flight, GroupVerdict> verdicts = new LinkedHashMap<>();
            landed.forEach(flight -> verdicts.put(flight, verdict(flight)));
            context.ledger().keepAll(key(), groups(landed));
            Optional<Stop> stop = Optional.empty();
            for (Map.Entry<Flight, GroupVerdict> each : verdicts.entrySet()) {
                Optional<Stop> here = settled(open, each.getKey(), each.getValue());
                stop = stop.or(() -> here);
            }
            Optional<Stop> first = stop;
            return faults.stop().or(() -> first);
        } finally {
            // Only now, so that no more than a window is ever in doubt.
            landed.forEach(Flight::close);
        }
    }

    private GroupVerdict verdict(Flight flight) {
        GroupVerdict verdict =
                faults.verdict(context.config().smscs().get(flight.smsc()).statuses());
        flight.settle(verdict);
        return verdict;
    }

    private Optional<Stop> settled(OpenRecipients open, Flight flight, GroupVerdict verdict) {
        context.receipts().expect(job.record(), job.snapshot(), flight.group());
        verdict.unanswered().forEach(index -> open.arise(flight.group(), index));
        deferred += verdict.deferred();
        open.add(flight.group(), verdict.again());
        return limits.after(flight, verdict);
    }

    private Outcome conclusion(OpenRecipients open, Optional<Stop> stop) {
        Tally tally = new Tally(job.size());
        open.groups().forEach(tally::add);
        Conclusion conclusion = new Conclusion(job, tally);
        Optional<Stop> ended = stop.or(() -> faults.stopAtEnd(tally));
        if (ended.isPresent()) {
            return conclusion.stopped(ended.get());
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
