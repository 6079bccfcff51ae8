package org.tocsin.route;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.connector.guard.GuardedConnector.BreakerState;

/**
 * Pauses a channel's consumer while its breaker is open, so that deliveries wait in the queue instead of burning
 * attempts, and lets it run again to probe. Works on a thread of its own: the one that opened the breaker serves the very
 * route that is to pause.
 */
final class BreakerSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerSwitch.class);

    private final CamelContext camel;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "breaker-switch");
        thread.setDaemon(true);
        return thread;
    });

    BreakerSwitch(CamelContext camel) {
        this.camel = camel;
    }

    void watch(String channel, GuardedConnector connector) {
        connector.onBreakerChange(state -> {
            LOG.warn("event=breaker channel={} state={}", channel, state);
            try {
                worker.execute(() -> follow(channel, connector));
            } catch (RejectedExecutionException e) {
                LOG.debug("event=breaker-after-close channel={}", channel);
            }
        });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** Acts on the state as it is now: of several changes in a row only the last one counts. */
    private void follow(String channel, GuardedConnector connector) {
        String route = DeliveryRoute.routeId(channel);
        try {
            if (connector.breakerState() == BreakerState.OPEN) {
                camel.getRouteController().suspendRoute(route);
            } else {
                camel.getRouteController().resumeRoute(route);
            }
        } catch (Exception e) {
            LOG.error("event=breaker-switch-failed channel={} reason=\"{}\"", channel, e.getMessage());
        }
    }
}
