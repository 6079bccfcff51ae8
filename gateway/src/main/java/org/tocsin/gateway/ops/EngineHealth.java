package org.tocsin.gateway.ops;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tocsin.connector.LinkState;
import org.tocsin.gateway.Engine;
import org.tocsin.route.CancelWatch;
import org.tocsin.route.desk.ChannelDesk;

/**
 * Readiness: broker and routes run. A channel whose peer is down is told in the details, but takes no alert away from the
 * others, so the gateway stays ready.
 */
@Component("dispatch")
final class EngineHealth implements HealthIndicator {
    private final Engine engine;

    EngineHealth(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        Health.Builder health = engine.isReady() ? Health.up() : Health.outOfService();
        health.withDetail("broker", engine.broker().isRunning() ? "running" : "stopped");
        health.withDetail("channels", channels());
        health.withDetail(
                "alarms",
                Stream.of(
                                engine.cancels().alarms().stream().map(CancelWatch.Alarm::detail),
                                engine.channelDesk().alarms().stream().map(ChannelDesk.Alarm::detail),
                                engine.stopDesk().open().stream()
                                        .map(stop -> "Not carried out on " + stop.channel() + ": " + stop.words()))
                        .flatMap(details -> details)
                        .toList());
        return health.build();
    }

    private Map<String, Object> channels() {
        Map<String, Object> channels = new TreeMap<>();
        engine.connectors().forEach((name, connector) -> {
            LinkState link = connector.link();
            Map<String, String> details = new TreeMap<>(Map.of(
                    "link", link.condition().name(),
                    "detail", link.detail(),
                    "breaker", connector.breakerState().name()));
            engine.channelDesk().pauseOf(name).ifPresent(pause -> details.put("paused", pause.words()));
            channels.put(name, details);
        });
        return channels;
    }
}
