package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.ScheduledCells.Message;
import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.cellbroadcast.sbcap.Ecgi;
import org.tocsin.cellbroadcast.sbcap.MessageDialer;
import org.tocsin.cellbroadcast.sbcap.SbcapCause;
import org.tocsin.cellbroadcast.sbcap.SbcapLink;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.Request;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopIndication;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.StopRequest;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;
import org.tocsin.cellbroadcast.sbcap.WarningArea;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/**
 * A mobility management entity over SBc-AP (3GPP TS 29.168). Its answers say what it took; in which cells a message is on air
 * comes later, in indications.
 */
final class SbcapTransport implements BroadcastTransport {
    private static final Logger log = LoggerFactory.getLogger(SbcapTransport.class);
    private static final int MOST_CELLS = 65_535;
    private static final int MOST_BROADCASTS = 65_535;
    private static final int LONGEST_PERIOD = 131_071;
    private static final Duration WAIT_FOR_COUNTS = Duration.ofSeconds(2);

    private final String name;
    private final CellBroadcastConfig config;
    private final Clock clock;
    private final SbcapLink link;
    private final ScheduledCells scheduled = new ScheduledCells();
    private final Map<Message, CompletableFuture<StopIndication>> stops = new ConcurrentHashMap<>();
    private volatile Events events = Events.NONE;

    /** @param name of the channel, for logs and threads */
    SbcapTransport(String name, CellBroadcastConfig config, MessageDialer dialer, Clock clock) {
        this.name = name;
        this.config = config;
        this.clock = clock;
        this.link = new SbcapLink(name, dialer, config.timings(), this::indicated);
    }

    @Override
    public void start(Events listener) {
        events = listener;
        link.start();
    }

    @Override
    public void pause() {
        link.pause();
    }

    @Override
    public void resume() {
        link.resume();
    }

    @Override
    public CellResults write(
            Broadcast broadcast,
            Optional<SerialNumber> replaces,
            Collection<Cgi> cells,
            Deadline deadline,
            Transcript transcript) {
        Duration left = Duration.between(clock.instant(), broadcast.expires());
        if (!cells.isEmpty() && (left.isZero() || left.isNegative())) {
            return CellResults.unanswered(
                    new LinkAnswer.NotAnswered(ReasonCode.EXPIRED, "Its time ran out before it could be sent."));
        }
        CellResults results = CellResults.NONE;
        for (List<Cgi> some : portions(cells)) {
            if (results.unanswered().isEmpty()) {
                scheduled.written(message(broadcast), some);
                results = results.and(request(write(broadcast, some, left), some, deadline, transcript));
            }
        }
        return replaces.isPresent() ? withoutOld(results, broadcast, replaces.get(), deadline, transcript) : results;
    }

    /** Messages go out beside one another, so the old one is stopped once the new one was taken. */
    private CellResults withoutOld(
            CellResults results, Broadcast broadcast, SerialNumber old, Deadline deadline, Transcript transcript) {
        List<Cgi> taken = new ArrayList<>(results.done());
        taken.addAll(results.failedWith(Cause.REFERENCE_ALREADY_USED));
        CellResults stopped = stop(broadcast.messageId(), old, taken, deadline, transcript);
        return new CellResults(
                results.done(),
                results.failed(),
                stopped.counts(),
                results.unanswered().or(stopped::unanswered));
    }

    @Override
    public CellResults kill(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        return stop(broadcast.messageId(), broadcast.serial(), cells, deadline, transcript);
    }

    @Override
    public CellResults status(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        return scheduled.status(message(broadcast), cells);
    }

    @Override
    public LinkState state() {
        return link.state();
    }

    /** SCTP tests the connection by itself, all the time. */
    @Override
    public LinkState probe(Duration limit) {
        return link.state();
    }

    @Override
    public void close() {
        link.close();
    }

    private CellResults stop(
            int messageId, SerialNumber serial, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        Message message = new Message(messageId, serial);
        CompletableFuture<StopIndication> counted = new CompletableFuture<>();
        stops.put(message, counted);
        CellResults results = CellResults.NONE;
        for (List<Cgi> some : portions(cells)) {
            if (results.unanswered().isEmpty()) {
                results = results.and(request(stop(message, some), some, deadline, transcript));
            }
        }
        Map<Cgi, Integer> counts = results.done().isEmpty() ? Map.of() : counts(counted, deadline, transcript);
        stops.remove(message, counted);
        scheduled.stopped(message, results.done());
        scheduled.stopped(message, results.failedWith(Cause.REFERENCE_NOT_IDENTIFIED));
        return results.and(new CellResults(Set.of(), Map.of(), counts, Optional.empty()));
    }

    /** How often it went out comes after the answer, if it comes: that is worth a moment, and no more. */
    private static Map<Cgi, Integer> counts(
            CompletableFuture<StopIndication> counted, Deadline deadline, Transcript transcript) {
        Duration limit = deadline.left().compareTo(WAIT_FOR_COUNTS) < 0 ? deadline.left() : WAIT_FOR_COUNTS;
        try {
            StopIndication indication = counted.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            Map<Cgi, Integer> counts = new TreeMap<>();
            indication.cancelled().ifPresent(report -> report.all()
                    .forEach(cell -> counts.put(EutranCells.cgi(cell.cell()), cell.broadcasts())));
            transcript.received("SBc-AP STOP-WARNING-INDICATION", counts.size() + " cells with counts");
            return counts;
        } catch (TimeoutException e) {
            return Map.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an indication never ends with an exception", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private CellResults request(Request request, List<Cgi> cells, Deadline deadline, Transcript transcript) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return CellResults.unanswered(
                    new LinkAnswer.NotAnswered(ReasonCode.TIMEOUT, "The time limit came before the last request."));
        }
        SbcapLink.Answer answer = link.request(request, left, transcript);
        if (answer instanceof SbcapLink.Answer.NotAnswered none) {
            return CellResults.unanswered(new LinkAnswer.NotAnswered(none.reason(), none.detail()));
        }
        SbcapCause cause = ((SbcapLink.Answer.Answered) answer).response().cause();
        if (cause.equals(SbcapCause.ACCEPTED)) {
            return new CellResults(Set.copyOf(cells), Map.of(), Map.of(), Optional.empty());
        }
        Map<Cgi, Cause> failed = new TreeMap<>();
        cells.forEach(cell -> failed.put(cell, SbcapCauses.asCbsp(cause)));
        return new CellResults(Set.of(), failed, Map.of(), Optional.empty());
    }

    private WriteReplaceRequest write(Broadcast broadcast, List<Cgi> cells, Duration left) {
        int slots = config.repetition()
                .slots(broadcast.messageId(), broadcast.pages().size());
        double seconds = slots * Repetition.SLOT_MILLIS / 1000;
        int period = (int) Math.min(LONGEST_PERIOD, Math.max(1, Math.round(seconds)));
        int broadcasts = (int) Math.max(1, Math.min(MOST_BROADCASTS, Math.ceil(left.toMillis() / 1000.0 / period)));
        boolean primary = broadcast.isPrimary();
        return new WriteReplaceRequest(
                broadcast.messageId(),
                broadcast.serial(),
                List.of(),
                Optional.of(area(cells)),
                period,
                broadcasts,
                primary ? Optional.of(WarningType.of(broadcast.messageId(), broadcast.serial())) : Optional.empty(),
                Optional.empty(),
                primary ? OptionalInt.empty() : OptionalInt.of(broadcast.codingScheme()),
                broadcast.pages(),
                Octets.NONE,
                true,
                true,
                Optional.empty(),
                Octets.NONE);
    }

    private static StopRequest stop(Message message, List<Cgi> cells) {
        return new StopRequest(
                message.messageId(), message.serial(), List.of(), Optional.of(area(cells)), Octets.NONE, true, false);
    }

    private static WarningArea area(List<Cgi> cells) {
        return new WarningArea.Cells(cells.stream().map(EutranCells::ecgi).toList());
    }

    private static Message message(Broadcast broadcast) {
        return new Message(broadcast.messageId(), broadcast.serial());
    }

    private static List<List<Cgi>> portions(Collection<Cgi> cells) {
        List<Cgi> all = List.copyOf(cells);
        List<List<Cgi>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_CELLS) {
            portions.add(all.subList(from, Math.min(all.size(), from + MOST_CELLS)));
        }
        return portions;
    }

    private void indicated(SbcapMessage message) {
        if (message instanceof SbcapMessage.WriteReplaceIndication indication) {
            List<Cgi> cells = indication
                    .scheduled()
                    .map(report -> report.all()
                            .map(cell -> EutranCells.cgi(cell.cell()))
                            .toList())
                    .orElse(List.of());
            log.info(
                    "event=sbcap-scheduled channel={} message={} cells={}", name, indication.messageId(), cells.size());
            scheduled.scheduled(new Message(indication.messageId(), indication.serial()), cells);
        } else if (message instanceof StopIndication indication) {
            Optional.ofNullable(stops.get(new Message(indication.messageId(), indication.serial())))
                    .ifPresent(waiting -> waiting.complete(indication));
        } else if (message instanceof SbcapMessage.RestartIndication restart) {
            log.info(
                    "event=sbcap-restart channel={} cells={}",
                    name,
                    restart.cells().size());
            scheduled.lost(cgis(restart.cells()));
            events.restarted(List.copyOf(cgis(restart.cells())), true);
        } else if (message instanceof SbcapMessage.FailureIndication failure) {
            scheduled.lost(cgis(failure.cells()));
            events.cellsLost(List.copyOf(cgis(failure.cells())));
        } else {
            log.error("event=sbcap-error-indication channel={} message=\"{}\"", name, message);
        }
    }

    private static List<Cgi> cgis(List<Ecgi> cells) {
        return cells.stream().map(EutranCells::cgi).toList();
    }
}
