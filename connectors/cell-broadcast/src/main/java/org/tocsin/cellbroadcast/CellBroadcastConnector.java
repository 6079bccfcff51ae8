package org.tocsin.cellbroadcast;

import java.time.Clock;
import java.time.Instant;
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
import org.tocsin.connector.LinkTerms;
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
    private final OperatorStop operatorStop;
    private final HandOver handOver;

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
        this(channel, config, store, receipts, clock, places, LinkTerms.USUAL);
    }

    /** Begins on these terms. */
    public CellBroadcastConnector(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places,
            LinkTerms terms) {
        this(
                channel,
                config,
                store,
                receipts,
                clock,
                places,
                terms,
                registry -> new CbspTransport(channel.name(), config, registry, clock, terms.tap()));
    }

    /** To a mobility management entity over SBc-AP (3GPP TS 29.168). Begins to connect at once. */
    public static CellBroadcastConnector overSbcap(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places,
            LinkTerms terms,
            MessageDialer dialer) {
        return new CellBroadcastConnector(
                channel,
                config,
                store,
                receipts,
                clock,
                places,
                terms,
                registry -> new SbcapTransport(channel.name(), config, dialer, clock));
    }

    private CellBroadcastConnector(
            Channel channel,
            CellBroadcastConfig config,
            StateStore store,
            ReceiptSink receipts,
            Clock clock,
            Gazetteer places,
            LinkTerms terms,
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
        this.operatorStop = new OperatorStop(config, this.store, work);
        this.handOver = new HandOver(config, this.store, transport, this::requests, clock);
        if (terms.paused()) {
            transport.pause();
        }
        upkeep.start();
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Optional<Outcome.Refused> refusal = Admission.refusal(channel, delivery, clock.instant());
        Outcome outcome = refusal.isPresent()
                ? refusal.get()
                : gate.within(
                        delivery, config.requestTimeout(), (chain, deadline) -> handOver(delivery, chain, deadline));
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
            if (delivery.action() == Action.CANCEL) {
                return DraftPreview.ofCancel(superseded);
            }
            Drafting drafting = drafting(delivery, now);
            Preview preview = DraftPreview.of(drafting, delivery.alert(), superseded, config, places, now);
            return CellMap.of(delivery.alert(), places, registry, drafting.drafts())
                    .map(preview::with)
                    .orElse(preview);
        } catch (NoFreeCode e) {
            return Preview.refused(ReasonCode.NO_CAPACITY, String.valueOf(e.getMessage()));
        } catch (StateStore.Unavailable e) {
            return Preview.refused(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        }
    }

    @Override
    public Preview previewStop(AlertKey alert) {
        return operatorStop.preview(alert);
    }

    @Override
    public Outcome stop(AlertKey alert) {
        return operatorStop.stop(alert);
    }

    @Override
    public void pause() {
        transport.pause();
    }

    @Override
    public void resume() {
        transport.resume();
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

    private Outcome handOver(Delivery delivery, Set<AlertKey> chain, Deadline deadline) {
        try {
            ChainRecord record = new ChainRecord(store, chain);
            return delivery.action() == Action.CANCEL
                    ? handOver.cancel(delivery, record, deadline)
                    : handOver.publish(delivery, drafting(delivery, clock.instant()), record, deadline);
        } catch (NoFreeCode e) {
            return new Outcome.Unreachable(ReasonCode.NO_CAPACITY, String.valueOf(e.getMessage()));
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(
                    ReasonCode.STATE_UNAVAILABLE, "The state store does not answer: " + e.getMessage() + ".");
        }
    }

    private Drafting drafting(Delivery delivery, Instant now) {
        return Drafting.of(delivery.alert(), now, delivery.expires(), config, registry, places);
    }

    private CellRequests requests(Deadline deadline, Transcript transcript) {
        return new CellRequests(transport, barred, config, deadline, transcript);
    }
}
