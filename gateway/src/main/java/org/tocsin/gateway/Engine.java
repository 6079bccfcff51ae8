package org.tocsin.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.feed.FeedConnector;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.Arrivals;
import org.tocsin.route.CancelWatch;
import org.tocsin.route.Dispatch;
import org.tocsin.route.Every;
import org.tocsin.route.IntakeDoor;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.broker.BrokerWatch;
import org.tocsin.route.broker.ClockWatch;
import org.tocsin.route.broker.Connections;
import org.tocsin.route.broker.EmbeddedBroker;
import org.tocsin.route.broker.JmsReceiptSink;
import org.tocsin.route.broker.OperatorActions;
import org.tocsin.route.broker.QueueReplay;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.dead.DeadLetters;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.LedgerClaims;
import org.tocsin.route.ledger.LedgerReader;
import org.tocsin.route.ledger.StoredState;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanInForce;
import org.tocsin.route.plan.PlannedChannel;
import org.tocsin.sms.recipient.RegistryDesk;

/**
 * Everything behind the HTTP side, started in the order in which its parts need each other and closed in reverse: broker,
 * ledger, indexes, connectors, routes. What has started before a later part fails is closed again.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration STATE_LIMIT = Duration.ofSeconds(5);
    /** How long a delivery waits for the ledger before it goes on without. */
    private static final Duration CLAIM_LIMIT = Duration.ofSeconds(1);

    /** As sysexits.h names a failure of the moment. */
    private static final int GAVE_UP = 75;

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private static final Duration REPEAT_PATIENCE = Duration.ofSeconds(10);

    private final PlanInForce plans;
    private final Clock clock;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final EmbeddedBroker broker;
    private final Database ledger;
    private final Map<String, GuardedConnector> connectors = new LinkedHashMap<>();
    private final Map<String, FeedConnector> feeds = new LinkedHashMap<>();
    private final Map<String, RegistryDesk> registries = new LinkedHashMap<>();
    private final Arrivals arrivals = new Arrivals();
    private final CancelWatch cancels;
    private final DeadLetters deadLetters;
    private final OperatorActions operatorActions;
    private final Dispatch dispatch;

    private Engine(GatewayConfig config, Plan plan, MeterRegistry registry, Clock clock) {
        this.plans = new PlanInForce(plan);
        this.clock = clock;
        this.cancels = new CancelWatch(clock);
        boolean started = false;
        try {
            broker = open(EmbeddedBroker.start(config.data().resolve("broker"), plan));
            Connections connections = open(new Connections(broker.url()));
            ledger = open(Database.open(config.data().resolve("ledger.db"), "ledger"));
            Database state = open(Database.open(config.data().resolve("state.db"), "state"));
            AcceptedIndex index = new AcceptedIndex(REPEAT_PATIENCE);
            ChainIndex chain = new ChainIndex(remembersSince(state));
            new LedgerReader(ledger).replayInto(index, chain, clock.instant());
            LedgerClaims claims = new LedgerClaims(ledger, CLAIM_LIMIT, clock);
            QueueReplay.replayInto(connections.sender(), index, chain, claims::recall);
            new LedgerReader(ledger).replayInto(cancels, clock.instant());
            deadLetters = new DeadLetters(connections.sender(), chain, broker::serves, clock);
            operatorActions = new OperatorActions(connections.sender(), clock);
            connect(config, state, new JmsReceiptSink(connections.sender()));
            dispatch = open(Dispatch.start(
                    new Dispatch.Surroundings(
                            plans,
                            connections,
                            broker::hasRoom,
                            broker::waiting,
                            broker,
                            broker.strays(),
                            connectors,
                            ledger,
                            claims,
                            index,
                            chain,
                            arrivals,
                            cancels,
                            registry,
                            clock),
                    Dispatch.Sizes.DEFAULT));
            open(ClockWatch.start(clock, broker::endWaits));
            open(Every.interval("chain-sweep", SWEEP, () -> chain.forget(clock.instant())));
            open(new BrokerWatch(broker, Engine::giveUp));
            LOG.info(
                    "event=engine-started plan={} channels={} known-alerts={}",
                    plan.version(),
                    connectors.size(),
                    index.size());
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Starts everything; on return alerts can be taken. @throws RuntimeException when a part cannot start */
    public static Engine start(GatewayConfig config, Plan plan, MeterRegistry registry, Clock clock) {
        return new Engine(config, plan, registry, clock);
    }

    /** The plan in force now; the next call may give another. */
    public Plan plan() {
        return plans.get();
    }

    /** Where another plan comes into force. */
    public PlanInForce plans() {
        return plans;
    }

    /** Puts what an operator did on its way into the audit trail. Durable on return. */
    public void record(OperatorAction action) {
        operatorActions.record(action);
    }

    public Clock clock() {
        return clock;
    }

    public IntakeDoor door() {
        return dispatch.door();
    }

    /** The routes. */
    public Dispatch dispatch() {
        return dispatch;
    }

    public LedgerReader ledger() {
        return new LedgerReader(ledger);
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /** Which Cancels have not got where they must. */
    public CancelWatch cancels() {
        return cancels;
    }

    /** What an operator can do with dead letters. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    /** The connectors by channel. */
    public Map<String, GuardedConnector> connectors() {
        return Map.copyOf(connectors);
    }

    /** The feeds by channel. */
    public Map<String, FeedConnector> feeds() {
        return Map.copyOf(feeds);
    }

    /** The registries of recipients by channel. */
    public Map<String, RegistryDesk> registries() {
        return Map.copyOf(registries);
    }

    /** Whether alerts are taken and moved: broker and routes run, and there is room. A channel whose peer is down does not count against it. */
    public boolean isReady() {
        return broker.hasRoom() && dispatch.isRunning();
    }

    /**
     * At once, without an orderly end, which would wait for the broker: what is on disk is enough to start anew, as after a
     * crash.
     */
    private static void giveUp() {
        LOG.error(
                "event=gave-up reason=\"the broker does not come back; the service manager starts the gateway anew\"");
        Runtime.getRuntime().halt(GAVE_UP);
    }

    /** Ends in reverse order: no new work, what is under way ends, then the rest. */
    @Override
    public void close() {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                LOG.error(
                        "event=close-failed part={} reason=\"{}\"",
                        opened.get(i).getClass().getSimpleName(),
                        e.getMessage());
            }
        }
        opened.clear();
    }

    private void connect(GatewayConfig config, Database state, ReceiptSink receipts) {
        ConnectorKinds kinds = new ConnectorKinds(config.publicUrl(), plans, config.data(), clock);
        for (PlannedChannel planned : plan().channels()) {
            StoredState store = new StoredState(state, planned.name(), STATE_LIMIT);
            Connector connector = kinds.connect(planned.channel(), planned.settings(), store, receipts);
            connectors.put(planned.name(), open(new GuardedConnector(planned.name(), connector, planned.guard())));
            ConnectorKinds.registry(connector).ifPresent(desk -> registries.put(planned.name(), desk));
            if (connector instanceof FeedConnector feed) {
                feeds.put(planned.name(), feed);
            }
        }
    }

    /**
     * The ledger is made before the state of the connectors, so one that is younger replaces one that was lost: of what was
     * sent before, it tells nothing. The clock of an author may be ahead of ours.
     */
    private Instant remembersSince(Database state) {
        return ledger.madeAt().isAfter(state.madeAt()) ? ledger.madeAt().plus(plan().futureSkew()) : Instant.MIN;
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }
}
