package org.tocsin.route;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.connector.guard.GuardedConnector.BreakerState;

/**
 * Pauses a channel's consumers while its breaker is open or an operator has paused it, so that deliveries wait in their
 * queues instead of burning attempts. Of an open breaker it tests the link after each rest, and lets the consumers run again
 * when it works. Works on threads of its own: the one that opened the breaker serves a route that is to pause, and a test
 * that takes its time delays no other channel.
 */
final class ChannelSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelSwitch.class);

    private final CamelContext camel;
    private final Map<String, GuardedConnector> connectors;
    private final Predicate<String> paused;
    private final MeterRegistry registry;
    private final ScheduledExecutorService workers;

    /**
     * @param connectors by channel
     * @param paused whether an operator has paused the channel
     */
    ChannelSwitch(
            CamelContext camel,
            Map<String, GuardedConnector> connectors,
            Predicate<String> paused,
            MeterRegistry registry) {
        this.camel = camel;
        this.connectors = Map.copyOf(connectors);
        this.paused = paused;
        this.registry = registry;
        int channels = connectors.size();
        this.workers = Executors.newScheduledThreadPool(Math.max(1, channels), task -> {
            Thread thread = new Thread(task, "channel-switch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Follows the breakers from now on. */
    void watch() {
        connectors.forEach(this::watch);
    }

    private void watch(String channel, GuardedConnector connector) {
        connector.onBreakerChange(state -> {
            LOG.warn("event=breaker channel={} state={}", channel, state);
            registry.counter("tocsin.breaker.changes", "channel", channel, "state", state.name())
                    .increment();
            try {
                workers.execute(() -> follow(channel, connector));
            } catch (RejectedExecutionException e) {
                LOG.debug("event=breaker-after-close channel={}", channel);
            }
        });
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Lets the routes rest or run as breaker and operator now say; on return they do. */
    void follow(String channel) {
        GuardedConnector connector = connectors.get(channel);
        if (connector != null) {
            follow(channel, connector);
        }
    }

    /** Acts on the state as it is now: of several changes in a row only the last one counts. */
    private void follow(String channel, GuardedConnector connector) {
        // One at a time for each channel, or what was seen first could be done last.
        synchronized (connector) {
            boolean open = connector.breakerState() == BreakerState.OPEN;
            boolean rests = open || paused.test(channel);
            for (String route : DeliveryRoute.routeIds(channel)) {
                follow(route, rests);
            }
            if (open) {
                probeAfterRest(channel, connector);
            }
        }
    }

    private void follow(String route, boolean rests) {
        try {
            ServiceStatus status = camel.getRouteController().getRouteStatus(route);
            if (rests && status.isStarted()) {
                camel.getRouteController().suspendRoute(route);
            } else if (!rests && status.isStopped()) {
                camel.getRouteController().startRoute(route);
            } else if (!rests) {
                camel.getRouteController().resumeRoute(route);
            }
        } catch (Exception e) {
            LOG.error("event=channel-switch-failed route={} reason=\"{}\"", route, e.getMessage());
        }
    }

    private void probeAfterRest(String channel, GuardedConnector connector) {
        try {
            var unused = workers.schedule(
                    () -> probe(channel, connector), connector.rest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("event=breaker-after-close channel={}", channel);
        }
    }

    /** A link that works closes the breaker, and the change of that is followed like any other. */
    private void probe(String channel, GuardedConnector connector) {
        // Of a paused channel the peer is left alone; the end of the pause begins the tests anew.
        if (connector.breakerState() != BreakerState.OPEN || paused.test(channel)) {
            return;
        }
        LinkState found = connector.probe();
        LOG.info("event=probe channel={} link={} detail=\"{}\"", channel, found.condition(), found.detail());
        if (found.condition() == LinkState.Condition.DOWN) {
            probeAfterRest(channel, connector);
        }
    }
}
