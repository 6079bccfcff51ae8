package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.sbcap.MessageDialer;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Problem;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Renewal;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/**
 * Hands alerts to one base station controller (3GPP TS 48.049). Accepted means that at least one cell took the message, not
 * that it went on air. Safe for concurrent use; deliveries of one chain wait for each other, within the time limit.
 */
public final class CellBroadcastConnector implements Connector {
    private static final Logger log = LoggerFactory.getLogger(CellBroadcastConnector.class);

    private final Channel channel;
    private final CellBroadcastConfig config;
    private final Clock clock;
    private final Gazetteer places;
    private volatile CellRegistry registry;
    private final BroadcastStore store;
    private final ChainGate gate = new ChainGate();
    private final BroadcastTransport transport;
    private final BarredCells barred = new BarredCells();
    private final Upkeep upkeep;

    /** Begins to connect at once; areas that are named by geocodes alone are not located. */
    public CellBroadcastConnector(
            Channel channel, CellBroadcastConfig config, StateStore store, ReceiptSink receipts, Clock clock) {
        this(channel, config, store, receipts, clock, Gazetteer.NONE);
    }

    /** Begins to connect at once. */
    public CellBroadcastConnector(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places) {
        this(
                channel,
                config,
                store,
                receipts,
                clock,
                places,
                registry -> new CbspTransport(channel.name(), config, registry, clock));
    }

    /** To a mobility management entity over SBc-AP (3GPP TS 29.168). Begins to connect at once. */
    public static CellBroadcastConnector overSbcap(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places,
            MessageDialer dialer) {
        return new CellBroadcastConnector(
                channel,
                config,
                store,
                receipts,
                clock,
                places,
                registry -> new SbcapTransport(channel.name(), config, dialer, clock));
    }

    private CellBroadcastConnector(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places,
            Function<Supplier<CellRegistry>, BroadcastTransport> transports) {
        this.channel = channel;
        this.config = config;
        this.clock = clock;
        this.places = places;
        this.registry = config.registry();
        this.store = new BroadcastStore(store);
        this.transport = transports.apply(() -> registry);
        AlertWork work = new AlertWork(channel, config, this.store, gate, this::requests, clock);
        this.upkeep = new Upkeep(channel, config, work, new LateFacts(channel, receipts), barred, transport);
        upkeep.start();
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Optional<Outcome.Refused> refusal = Admission.refusal(channel, delivery, clock.instant());
        Outcome outcome = refusal.isPresent() ? refusal.get() : withinGate(delivery);
        log.info(
                "event=cell-broadcast-delivery alert={} channel={} action={} attempt={} outcome=\"{}\"",
                delivery.key().alert(),
                channel.name(),
                delivery.action(),
                delivery.attempt(),
                outcome);
        return outcome;
    }

    @Override
    public Preview preview(Delivery delivery) {
        Instant now = clock.instant();
        Optional<Outcome.Refused> refusal = Admission.refusal(channel, delivery, now);
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        try {
            List<Broadcast> superseded = new ChainRecord(store, delivery.supersedes())
                    .ofOthers(delivery.key().alert());
            return delivery.action() == Action.CANCEL
                    ? DraftPreview.ofCancel(superseded)
                    : DraftPreview.of(drafting(delivery, now), delivery.alert(), superseded, config, places, now);
        } catch (NoFreeCode e) {
            return Preview.refused(ReasonCode.NO_CAPACITY, String.valueOf(e.getMessage()));
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        }
    }

    @Override
    public LinkState link() {
        return transport.state();
    }

    @Override
    public LinkState probe() {
        return transport.probe(config.requestTimeout());
    }

    /** The cells of its peer. What is on air in cells that go is still stopped there, by their names. */
    @Override
    public Renewal renewal(Settings settings) {
        int before = settings.problems().size();
        CellRegistry fresh = CellBroadcastConfig.registry(settings);
        List<Problem> problems = settings.problems();
        if (problems.size() > before) {
            return Renewal.refused(problems.stream().map(Problem::message).toList());
        }
        CellDiff diff = CellDiff.of(registry, fresh);
        List<String> changes =
                diff.isEmpty() ? List.of() : List.of("Cells of channel " + channel.name() + ": " + diff.summary());
        return new Renewal(changes, List.of(), () -> registry = fresh);
    }

    @Override
    public void close() {
        upkeep.close();
        transport.close();
    }

    private Outcome withinGate(Delivery delivery) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        Set<AlertKey> chain = new HashSet<>(delivery.supersedes());
        chain.add(delivery.key().alert());
        try {
            if (!gate.enter(chain, deadline)) {
                return new Outcome.Unreachable(
                        ReasonCode.PEER_BUSY, "Another delivery of the same chain still waits for the peer.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "Interrupted before anything was sent.");
        }
        try {
            ChainRecord record = new ChainRecord(store, chain);
            return delivery.action() == Action.CANCEL
                    ? cancel(delivery, record, deadline)
                    : publish(delivery, record, deadline);
        } catch (NoFreeCode e) {
            return new Outcome.Unreachable(ReasonCode.NO_CAPACITY, String.valueOf(e.getMessage()));
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        } finally {
            gate.leave(chain);
        }
    }

    private Outcome publish(Delivery delivery, ChainRecord record, Deadline deadline) {
        AlertKey alert = delivery.key().alert();
        Instant now = clock.instant();
        // A repeat drafts again only to tell again what does not come through.
        Drafting drafting = drafting(delivery, now);
        if (record.of(alert).isEmpty()) {
            if (drafting.drafts().isEmpty()) {
                return drafting.leftOut().get(0).refusal();
            }
            if (isDown()) {
                return notConnected();
            }
            // Durable before the first request: a repeat after a crash must use the same serial numbers.
            record.plan(alert, numbered(drafting, record.ofOthers(alert), now));
        }
        return publishPlanned(delivery, record, deadline, now, drafting.shortcomings());
    }

    private Drafting drafting(Delivery delivery, Instant now) {
        return Drafting.of(delivery.alert(), now, delivery.expires(), config, registry, places);
    }

    private Outcome publishPlanned(
            Delivery delivery, ChainRecord record, Deadline deadline, Instant now, String leftOut) {
        AlertKey alert = delivery.key().alert();
        List<Broadcast> planned = record.of(alert);
        if (planned.stream().allMatch(Broadcast::isStopped)) {
            return new Outcome.Refused(ReasonCode.SUPERSEDED, "A later message took it off air.");
        }
        if (planned.stream().noneMatch(broadcast -> now.isBefore(broadcast.expires()))) {
            return new Outcome.Refused(ReasonCode.EXPIRED, "Its time is over.");
        }
        Publication publication = new Publication(alert, record, requests(deadline, delivery.transcript()));
        publication.run(now);
        Outcome outcome = Outcomes.published(record.of(alert), publication, leftOut);
        if (outcome instanceof Outcome.Accepted) {
            record.of(alert)
                    .forEach(broadcast -> record.replace(
                            alert, broadcast.with(broadcast.progress().asDelivered())));
        }
        record.keep();
        return outcome;
    }

    private Outcome cancel(Delivery delivery, ChainRecord record, Deadline deadline) {
        AlertKey alert = delivery.key().alert();
        if (record.ofOthers(alert).isEmpty()) {
            return Outcomes.nothingToCancel();
        }
        Stopping stopping = new Stopping(record, requests(deadline, delivery.transcript()));
        record.forEachOther(alert, (key, broadcast) -> stopping.stop(key, broadcast, Set.of(), clock.instant()));
        record.keep();
        return Outcomes.cancelled(record.ofOthers(alert), stopping);
    }

    private List<Broadcast> numbered(Drafting drafting, Collection<Broadcast> superseded, Instant now) {
        store.removeOld(now);
        List<Broadcast> known =
                store.all().values().stream().flatMap(List::stream).toList();
        return new SerialNumbers(
                        config.scope(), !config.traps().restartOnNewArea(), store::nextMessageCode, known, superseded)
                .number(drafting.drafts());
    }

    private CellRequests requests(Deadline deadline, Transcript transcript) {
        return new CellRequests(transport, barred, config, deadline, transcript);
    }

    private boolean isDown() {
        return transport.state().condition() == LinkState.Condition.DOWN;
    }

    private Outcome notConnected() {
        return new Outcome.Unreachable(
                ReasonCode.NOT_CONNECTED, transport.state().detail());
    }
}
