package org.tocsin.gateway.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.wire.WireLog;
import org.tocsin.route.Envelope;
import org.tocsin.route.desk.ChannelDesk;
import org.tocsin.route.plan.PlannedChannel;

/** Gauges: depth of each queue, breaker and link of each channel. */
@Component
final class EngineMetrics {

    EngineMetrics(Engine engine, MeterRegistry registry) {
        Gauge.builder("tocsin.standby", () -> 0)
                .description("1 while this gateway waits for another that owns the data directory, 0 when it owns it")
                .register(registry);
        for (String queue : List.of(
                Envelope.URGENT_QUEUE,
                Envelope.ACCEPTED_QUEUE,
                Envelope.HELD_QUEUE,
                Envelope.RECEIPTS_QUEUE,
                Envelope.EXPIRED_QUEUE,
                Envelope.DEAD_QUEUE)) {
            depth(engine, registry, queue);
        }
        for (PlannedChannel channel : engine.plan().channels()) {
            channel.queues().forEach(queue -> depth(engine, registry, queue));
        }
        engine.connectors().forEach((name, connector) -> channel(registry, name, connector));
        engine.connectors().keySet().forEach(name -> desk(engine, registry, name));
        engine.wires().forEach((name, log) -> Gauge.builder("tocsin.wire.lost", log, WireLog::lost)
                .description("Units that the log of what goes over the wire could not keep since the start")
                .tag("channel", name)
                .register(registry));
    }

    private static void depth(Engine engine, MeterRegistry registry, String queue) {
        Gauge.builder("tocsin.queue.depth", engine, e -> e.broker().depth(queue))
                .description("Messages in the queue, those that wait for their next attempt included")
                .tag("queue", queue)
                .register(registry);
    }

    private static void desk(Engine engine, MeterRegistry registry, String channel) {
        Gauge.builder(
                        "tocsin.channel.paused",
                        engine,
                        e -> e.channelDesk().pauseOf(channel).isPresent() ? 1 : 0)
                .description("1 while an operator has paused the channel")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("tocsin.channel.paused.urgent", engine, e -> e.channelDesk().alarms().stream()
                        .filter(alarm -> alarm.pause().channel().equals(channel))
                        .mapToLong(ChannelDesk.Alarm::waiting)
                        .sum())
                .description("Urgent deliveries that wait since the channel is paused: an alarm above 0")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("tocsin.stop.open", engine, e -> e.stopDesk().open().stream()
                        .filter(stop -> stop.channel().equals(channel))
                        .count())
                .description("Stops that operators ordered and the channel has not carried out: an alarm above 0")
                .tag("channel", channel)
                .register(registry);
        Gauge.builder("tocsin.cancel.undelivered", engine, e -> e.cancels().alarms().stream()
                        .filter(alarm -> alarm.delivery().channel().equals(channel))
                        .count())
                .description(
                        "Cancels that the channel has not taken although they should have got there: an alarm above 0")
                .tag("channel", channel)
                .register(registry);
    }

    private static void channel(MeterRegistry registry, String name, GuardedConnector connector) {
        Gauge.builder("tocsin.breaker.open", connector, c -> breaker(c))
                .description("Breaker of the channel: 0 closed, 1 open")
                .tag("channel", name)
                .register(registry);
        Gauge.builder("tocsin.link.up", connector, c -> link(c.link()))
                .description("Link of the channel: 1 up, 0.5 degraded, 0 down")
                .tag("channel", name)
                .register(registry);
    }

    private static double breaker(GuardedConnector connector) {
        return switch (connector.breakerState()) {
            case CLOSED -> 0;
            case OPEN -> 1;
        };
    }

    private static double link(LinkState state) {
        return switch (state.condition()) {
            case UP -> 1;
            case DEGRADED -> 0.5;
            case DOWN -> 0;
        };
    }
}
