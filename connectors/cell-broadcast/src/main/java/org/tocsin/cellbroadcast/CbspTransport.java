package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cellbroadcast.cbsp.BroadcastChannel;
import org.tocsin.cellbroadcast.cbsp.CbspCodec;
import org.tocsin.cellbroadcast.cbsp.CbspLink;
import org.tocsin.cellbroadcast.cbsp.CbspMessage;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Request;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.StatusQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;
import org.tocsin.cellbroadcast.cbsp.FailedCell;
import org.tocsin.cellbroadcast.cbsp.LinkAnswer;
import org.tocsin.cellbroadcast.cbsp.SecurityInformation;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;
import org.tocsin.connector.WireTap;

/** A base station controller over CBSP (3GPP TS 48.049). */
final class CbspTransport implements BroadcastTransport {
    private static final Logger log = LoggerFactory.getLogger(CbspTransport.class);

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final String name;
    private final CellBroadcastConfig config;
    private final Supplier<CellRegistry> registry;
    private final Clock clock;
    private final CbspLink link;
    private volatile Events events = Events.NONE;

    /**
     * @param name of the channel, for logs and threads
     * @param registry the cells of the peer as they are known now
     */
    CbspTransport(String name, CellBroadcastConfig config, Supplier<CellRegistry> registry, Clock clock, WireTap tap) {
        this.name = name;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
        this.link = new CbspLink(
                name,
                config.peer(),
                new CbspCodec(config.repetitionCoding()),
                config.timings(),
                config.limits(),
                new SplittableRandom(),
                this::indicated,
                tap);
    }

    @Override
    public void start(Events listener) {
        events = listener;
        link.start();
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
        if (broadcast.isPrimary()) {
            return inLists(cells, deadline, transcript, list -> primary(broadcast, replaces, list, left));
        }
        int slots = config.repetition()
                .slots(broadcast.messageId(), broadcast.pages().size());
        return inLists(
                cells,
                deadline,
                transcript,
                list -> new WriteReplace(
                        broadcast.messageId(),
                        broadcast.serial(),
                        replaces,
                        list,
                        MessageIdentifiers.category(broadcast.messageId()),
                        slots,
                        config.traps().unlimitedBroadcasts() ? 0 : Repetition.broadcasts(left, slots),
                        broadcast.codingScheme(),
                        broadcast.pages()));
    }

    @Override
    public CellResults kill(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        Optional<BroadcastChannel> channel =
                broadcast.isPrimary() ? Optional.empty() : Optional.of(BroadcastChannel.BASIC);
        return inLists(
                cells,
                deadline,
                transcript,
                list -> new Kill(broadcast.messageId(), broadcast.serial(), list, channel));
    }

    private static EmergencyWrite primary(
            Broadcast broadcast, Optional<SerialNumber> replaces, CellList list, Duration left) {
        return new EmergencyWrite(
                broadcast.messageId(),
                broadcast.serial(),
                replaces,
                list,
                WarningType.of(broadcast.messageId(), broadcast.serial()),
                SecurityInformation.NONE,
                Optional.of(left.compareTo(ONE_SECOND) < 0 ? ONE_SECOND : left));
    }

    @Override
    public CellResults status(Broadcast broadcast, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        return inLists(
                cells, deadline, transcript, list -> new StatusQuery(broadcast.messageId(), broadcast.serial(), list));
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
    public LinkState state() {
        return link.state();
    }

    @Override
    public LinkState probe(Duration limit) {
        return link.probe(limit);
    }

    @Override
    public void close() {
        link.close();
    }

    private CellResults inLists(
            Collection<Cgi> cells, Deadline deadline, Transcript transcript, Function<CellList, Request> request) {
        CellResults results = CellResults.NONE;
        for (CellList list :
                cells.isEmpty() ? List.<CellList>of() : registry.get().listsFor(cells)) {
            if (results.unanswered().isEmpty()) {
                results = results.and(one(request.apply(list), named(list, cells), deadline, transcript));
            }
        }
        return results;
    }

    private CellResults one(Request request, Collection<Cgi> cells, Deadline deadline, Transcript transcript) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return CellResults.unanswered(
                    new LinkAnswer.NotAnswered(ReasonCode.TIMEOUT, "The time limit came before the last request."));
        }
        LinkAnswer answer = link.request(request, left, transcript);
        if (answer instanceof LinkAnswer.Answered answered) {
            return CellResults.of(answered.answer(), cells);
        }
        if (answer instanceof LinkAnswer.Rejected rejected) {
            return CellResults.rejected(rejected.cause(), cells);
        }
        return CellResults.unanswered((LinkAnswer.NotAnswered) answer);
    }

    /** The cells of one list; a registry that fits into one list is not searched cell by cell. */
    private static Collection<Cgi> named(CellList list, Collection<Cgi> cells) {
        if (list.cells().size() == cells.size() || !(list.cells().get(0) instanceof Cgi)) {
            return cells;
        }
        return list.cells().stream().map(Cgi.class::cast).collect(Collectors.toSet());
    }

    private void indicated(CbspMessage message) {
        if (message instanceof CbspMessage.Restart restart) {
            log.info(
                    "event=cbsp-restart channel={} kind={} data-lost={}",
                    name,
                    restart.broadcastType(),
                    restart.dataLost());
            if (restart.broadcastType() == CbspMessage.BroadcastType.CBS) {
                events.restarted(restart.cells().cells(), restart.dataLost());
            }
        } else if (message instanceof CbspMessage.FailureIndication failure) {
            events.cellsLost(failure.failed().stream().map(FailedCell::cell).toList());
        } else if (message instanceof CbspMessage.ErrorIndication error) {
            log.error("event=cbsp-error-indication channel={} cause=\"{}\"", name, error.cause());
        } else {
            log.warn(
                    "event=cbsp-message-unexpected channel={} message={}",
                    name,
                    message.getClass().getSimpleName());
        }
    }
}
