package org.tocsin.route;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.connector.Receipt.State;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.route.broker.Connections;
import org.tocsin.route.broker.EmbeddedBroker;
import org.tocsin.route.broker.JmsReceiptSink;
import org.tocsin.route.broker.OperatorActions;
import org.tocsin.route.broker.QueueReplay;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.dead.DeadLetters;
import org.tocsin.route.desk.ChannelDesk;
import org.tocsin.route.desk.Pauses;
import org.tocsin.route.desk.StopDesk;
import org.tocsin.route.desk.Stops;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.DeliveryRow;
import org.tocsin.route.ledger.LedgerClaims;
import org.tocsin.route.ledger.LedgerReader;
import org.tocsin.route.ledger.StoredState;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanInForce;
import org.tocsin.route.plan.PlannedChannel;

/** All routes on a real embedded broker and a real ledger, with channels that the test plays. */
final class Flow implements AutoCloseable {
    final Plan plan;
    private final PlanInForce plans;
    final EmbeddedBroker broker;
    final Connections connections;
    final Database ledger;
    final Map<String, ScriptedConnector> channels = new LinkedHashMap<>();
    final ChainIndex chain;
    final CancelWatch cancels = new CancelWatch(Clock.systemUTC());
    final Pauses pauses;
    final Stops stops;
    final ChannelDesk channelDesk;
    final StopDesk stopDesk;
    private final Database state;
    private final Dispatch dispatch;

    /** Starts on what that folder holds from an earlier run. */
    static Flow start(Path folder, Plan plan) {
        return start(folder, plan, Instant.MIN);
    }

    /** What was sent before that moment may have gone out without the ledger telling of it. */
    static Flow start(Path folder, Plan plan, Instant remembersSince) {
        return new Flow(folder, plan, plan, remembersSince);
    }

    /** A broker that lacks queues which the plan of the routes has. */
    static Flow startOnBrokerOf(Plan brokerPlan, Path folder, Plan plan) {
        return new Flow(folder, brokerPlan, plan, Instant.MIN);
    }

    /** With channels that are prepared before the first delivery can reach them. */
    static Flow start(Path folder, Plan plan, BiConsumer<PlannedChannel, ScriptedConnector> prepare) {
        return new Flow(folder, plan, plan, Instant.MIN, prepare);
    }

    private Flow(Path folder, Plan brokerPlan, Plan plan, Instant remembersSince) {
        this(folder, brokerPlan, plan, remembersSince, (channel, connector) -> {});
    }

    private Flow(
            Path folder,
            Plan brokerPlan,
            Plan plan,
            Instant remembersSince,
            BiConsumer<PlannedChannel, ScriptedConnector> prepare) {
        this.plan = plan;
        plans = new PlanInForce(plan);
        broker = EmbeddedBroker.start(folder.resolve("broker"), brokerPlan);
        connections = new Connections(broker.url());
        ledger = Database.open(folder.resolve("ledger.db"), "ledger");
        state = Database.open(folder.resolve("state.db"), "state");
        StoredState orders = new StoredState(state, ":desk", Duration.ofSeconds(5));
        pauses = new Pauses(orders);
        stops = new Stops(orders);
        AcceptedIndex index = new AcceptedIndex(Duration.ofSeconds(5));
        chain = new ChainIndex(remembersSince);
        new LedgerReader(ledger).replayInto(index, chain, Instant.now());
        LedgerClaims claims = new LedgerClaims(ledger, Duration.ofSeconds(1), Clock.systemUTC());
        QueueReplay.replayInto(connections.sender(), index, chain, claims::recall);
        new LedgerReader(ledger).replayInto(cancels, Instant.now());
        Map<String, GuardedConnector> guarded = new LinkedHashMap<>();
        for (PlannedChannel channel : plan.channels()) {
            ScriptedConnector connector = new ScriptedConnector();
            prepare.accept(channel, connector);
            channels.put(channel.name(), connector);
            guarded.put(channel.name(), new GuardedConnector(channel.name(), connector, channel.guard()));
        }
        dispatch = Dispatch.start(
                new Dispatch.Surroundings(
                        plans,
                        connections,
                        broker::hasRoom,
                        broker::waiting,
                        broker,
                        broker.strays(),
                        guarded,
                        ledger,
                        claims,
                        index,
                        chain,
                        new Arrivals(),
                        cancels,
                        pauses,
                        stops,
                        new SimpleMeterRegistry(),
                        Clock.systemUTC()),
                Dispatch.Sizes.DEFAULT);
        OperatorActions actions = new OperatorActions(connections.sender(), Clock.systemUTC());
        channelDesk = new ChannelDesk(new ChannelDesk.Surroundings(
                pauses,
                guarded,
                dispatch::follow,
                name -> broker.depth("deliver." + name + ".urgent"),
                actions::record,
                Clock.systemUTC()));
        stopDesk = new StopDesk(
                stops,
                guarded,
                dispatch::stop,
                actions::record,
                new JmsReceiptSink(connections.sender()),
                Clock.systemUTC());
    }

    /** Where another plan can come into force. */
    PlanInForce plans() {
        return plans;
    }

    /** What an operator can do with dead letters. */
    DeadLetters deadLetters() {
        return new DeadLetters(connections.sender(), chain, broker::serves, Clock.systemUTC());
    }

    ScriptedConnector channel(String name) {
        return channels.get(name);
    }

    IntakeDecision submit(CapMessage message) {
        return submit(message.bytes());
    }

    IntakeDecision submit(byte[] bytes) {
        return submit(bytes, plan.authorities().get(0));
    }

    IntakeDecision submit(byte[] bytes, Authority authority) {
        return dispatch.door().submit(new Intake.Submission(bytes, authority));
    }

    Rehearsal rehearse(byte[] bytes) {
        return dispatch.dryRun().rehearse(bytes, plan.authorities().get(0));
    }

    LedgerReader reader() {
        return new LedgerReader(ledger);
    }

    /** The states of an alert's deliveries by channel, once the ledger knows them. */
    Map<String, State> states(AlertKey key) {
        Map<String, State> states = new LinkedHashMap<>();
        for (DeliveryRow row : deliveries(key)) {
            states.put(row.channel(), row.state());
        }
        return states;
    }

    List<DeliveryRow> deliveries(AlertKey key) {
        return reader().deliveries(key);
    }

    boolean isRunning() {
        return dispatch.isRunning();
    }

    @Override
    public void close() {
        dispatch.close();
        connections.close();
        ledger.close();
        state.close();
        broker.close();
    }
}
