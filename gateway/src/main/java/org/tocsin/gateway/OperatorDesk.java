package org.tocsin.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Channel;
import org.tocsin.connector.LinkTerms;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.WireTap;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.gateway.wire.WireLog;
import org.tocsin.route.Dispatch;
import org.tocsin.route.Every;
import org.tocsin.route.broker.EmbeddedBroker;
import org.tocsin.route.broker.OperatorActions;
import org.tocsin.route.desk.ChannelDesk;
import org.tocsin.route.desk.Pauses;
import org.tocsin.route.desk.StopDesk;
import org.tocsin.route.desk.Stops;
import org.tocsin.route.ledger.Database;
import org.tocsin.route.ledger.StoredState;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlannedChannel;

/** What operators may do to channels and see of their links. Known before the connectors begin, at work once the routes run. */
final class OperatorDesk implements AutoCloseable {
    /** No channel of a plan can be called so. */
    private static final String STATE = ":desk";

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path wireFolder;
    private final Clock clock;
    private final Pauses pauses;
    private final Stops stops;
    private final Map<String, WireLog> wires = new HashMap<>();
    private Optional<Every> looking = Optional.empty();
    private Optional<Every> watchingStops = Optional.empty();

    /** @param data where what goes over the wires is kept */
    OperatorDesk(Path data, Database state, Duration limit, Clock clock) {
        StoredState orders = new StoredState(state, STATE, limit);
        this.wireFolder = data.resolve("wire");
        this.clock = clock;
        this.pauses = new Pauses(orders);
        this.stops = new Stops(orders);
    }

    Pauses pauses() {
        return pauses;
    }

    Stops stops() {
        return stops;
    }

    /** How the connector of that channel begins. */
    LinkTerms terms(Channel channel) {
        WireTap tap = channel.kind() == Channel.Kind.CELL_BROADCAST
                ? wires.computeIfAbsent(channel.name(), name -> new WireLog(name, wireFolder.resolve(name), clock))
                : WireTap.NONE;
        return new LinkTerms(pauses.isPaused(channel.name()), tap);
    }

    /** What goes over the wire, by channel; channels whose connectors do not show it are missing. */
    Map<String, WireLog> wires() {
        return Map.copyOf(wires);
    }

    /** The maintenance switch; from now on pauses end by themselves. */
    ChannelDesk channels(
            Dispatch dispatch,
            Plan plan,
            EmbeddedBroker broker,
            Map<String, GuardedConnector> connectors,
            OperatorActions actions) {
        Map<String, String> urgentQueues = new HashMap<>();
        for (PlannedChannel channel : plan.channels()) {
            urgentQueues.put(channel.name(), channel.queue(true));
        }
        ChannelDesk desk = new ChannelDesk(new ChannelDesk.Surroundings(
                pauses,
                connectors,
                dispatch::follow,
                name -> broker.depth(urgentQueues.getOrDefault(name, name)),
                actions::record,
                clock));
        looking = Optional.of(Every.interval("channel-pauses", LOOK, desk::look));
        return desk;
    }

    StopDesk stops(
            Dispatch dispatch,
            Map<String, GuardedConnector> connectors,
            OperatorActions actions,
            ReceiptSink receipts) {
        StopDesk desk = new StopDesk(stops, connectors, dispatch::stop, actions::record, receipts, clock);
        watchingStops = Optional.of(Every.interval("open-stops", LOOK, desk::look));
        return desk;
    }

    @Override
    public void close() {
        looking.ifPresent(Every::close);
        watchingStops.ifPresent(Every::close);
        wires.values().forEach(WireLog::close);
    }
}
