package org.tocsin.route;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.connector.guard.GuardedConnector.BreakerState;

/**
 * Pauses a channel's consumers while its breaker is open, so that deliveries wait in their queues instead of burning
 * attempts; tests the link after each rest, and lets the consumers run again when it works. Works on threads of its own:
 * the one that opened the breaker serves a route that is to pause, and a test that takes its time delays no other channel.
 */
final class BreakerSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerSwitch.class);

    private final CamelContext camel;
    private final MeterRegistry registry;
    private final ScheduledExecutorService workers;

    /** @param channels how many it will watch */
    BreakerSwitch(CamelContext camel, MeterRegistry registry, int channels) {
        this.camel = camel;
        this.registry = registry;
        this.workers = Executors.newScheduledThreadPool(Math.max(1, channels), task -> {
            Thread thread = new Thread(task, "breaker-switch");
            thread.setDaemon(true);
            return thread;
        });
    }

    void watch(String channel, GuardedConnector connector) {
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

    /** Acts on the state as it is now: of several changes in a row only the last one counts. */
    private void follow(String channel, GuardedConnector connector) {
        boolean open = connector.breakerState() == BreakerState.OPEN;
        for (String route : DeliveryRoute.routeIds(channel)) {
            follow(route, open);
        }
        if (open) {
            probeAfterRest(channel, connector);
        }
    }

    private void follow(String route, boolean open) {
        try {
            if (open) {
                camel.getRouteController().suspendRoute(route);
            } else {
                camel.getRouteController().resumeRoute(route);
            }
        } catch (Exception e) {
            LOG.error("event=breaker-switch-failed route={} reason=\"{}\"", route, e.getMessage());
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
        if (connector.breakerState() != BreakerState.OPEN) {
            return;
        }
        LinkState found = connector.probe();
        LOG.info("event=probe channel={} link={} detail=\"{}\"", channel, found.condition(), found.detail());
        if (found.condition() == LinkState.Condition.DOWN) {
            probeAfterRest(channel, connector);
        }
    }
}
