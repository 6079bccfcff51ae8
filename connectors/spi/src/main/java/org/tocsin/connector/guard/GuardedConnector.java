package org.tocsin.connector.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Renewal;
import org.tocsin.connector.Settings;

/**
 * A connector that cannot hang its caller and is left alone while it keeps failing. Only failures of the link feed the
 * breaker: a refusal or a request to slow down is an answer, so the link works. Never retries. Safe for concurrent use.
 */
public final class GuardedConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedConnector.class);

    /** Where the breaker stands. */
    public enum BreakerState {
        CLOSED,
        OPEN
    }

    /** A breaker never lets a delivery through to see what happens: it waits until a test of the link closes it. */
    private static final Duration UNTIL_CLOSED = Duration.ofDays(36_500);

    private static final int LANES = 2;

    private final String name;
    private final Connector connector;
    private final GuardSettings settings;
    private final CircuitBreaker breaker;
    private final ExecutorService attempts;
    private final ExecutorService probes;

    public GuardedConnector(String name, Connector connector, GuardSettings settings) {
        this.name = name;
        this.connector = connector;
        this.settings = settings;
        this.breaker = CircuitBreaker.of(name, config(settings));
        this.attempts =
                Executors.newFixedThreadPool(Math.max(LANES, settings.concurrency()), threads("attempt-" + name));
        this.probes = Executors.newSingleThreadExecutor(threads("probe-" + name));
    }

    /** Tells the listener of each change, on the thread that caused it: hand on at once, do not block. */
    public void onBreakerChange(Consumer<BreakerState> listener) {
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        listener.accept(state(event.getStateTransition().getToState())));
    }

    public BreakerState breakerState() {
        return state(breaker.getState());
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        if (!breaker.tryAcquirePermission()) {
            return new Outcome.Unreachable(
                    ReasonCode.BREAKER_OPEN,
                    "The channel rests after " + settings.failures() + " failures in a row; nothing was sent.");
        }
        long start = System.nanoTime();
        Outcome outcome = attempt(delivery);
        long took = System.nanoTime() - start;
        if (isLinkFailure(outcome)) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new LinkFailure());
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return outcome;
    }

    /** Past the breaker and the attempts' threads: a look ahead must not take the place of a delivery, nor count as one. */
    @Override
    public Preview preview(Delivery delivery) {
        try {
            return connector.preview(delivery);
        } catch (RuntimeException e) {
            LOG.error("event=connector-fault channel={} preview-of={}", name, delivery.key(), e);
            return Preview.refused(
                    ReasonCode.INTERNAL,
                    "A fault of the gateway ended the preview; nothing was sent. The log has the details.");
        }
    }

    /** Past the breaker: a stop must not wait behind what it stops. */
    @Override
    public void supersede(Collection<AlertKey> alerts) {
        connector.supersede(alerts);
    }

    /** Past breaker and threads, as a preview. */
    @Override
    public Optional<String> recipientCounts(DeliveryKey delivery) {
        return connector.recipientCounts(delivery);
    }

    @Override
    public Renewal renewal(Settings settings) {
        return connector.renewal(settings);
    }

    @Override
    public LinkState link() {
        return connector.link();
    }

    /** Tests the link and closes the breaker when it works; a test that takes longer than an attempt may has failed. */
    @Override
    public LinkState probe() {
        LinkState found = tested();
        if (found.condition() != LinkState.Condition.DOWN && breakerState() == BreakerState.OPEN) {
            breaker.transitionToClosedState();
        }
        return found;
    }

    /** How long to wait before the next {@link #probe} of an open breaker. */
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public void close() {
        attempts.shutdownNow();
        probes.shutdownNow();
        connector.close();
    }

    private LinkState tested() {
        Future<LinkState> probe;
        try {
            probe = probes.submit(connector::probe);
        } catch (RejectedExecutionException e) {
            return LinkState.down("The gateway is shutting down.");
        }
        try {
            return probe.get(settings.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            probe.cancel(true);
            return LinkState.down("The test of the link did not end within "
                    + settings.timeLimit().toMillis() + " ms.");
        } catch (InterruptedException e) {
            probe.cancel(true);
            Thread.currentThread().interrupt();
            return LinkState.down("The test of the link was interrupted by the shutdown.");
        } catch (ExecutionException e) {
            LOG.error("event=connector-fault channel={} probe=true", name, e.getCause());
            return LinkState.down("A fault of the gateway ended the test of the link. The log has the details.");
        }
    }

    private Outcome attempt(Delivery delivery) {
        Future<Outcome> attempt;
        try {
            attempt = attempts.submit(() -> connector.deliver(delivery));
        } catch (RejectedExecutionException e) {
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "The gateway is shutting down; nothing was sent.");
        }
        try {
            return attempt.get(settings.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            return new Outcome.Unreachable(
                    ReasonCode.TIMEOUT,
                    "No answer within " + settings.timeLimit().toMillis() + " ms; it may have been sent.");
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unreachable(
                    ReasonCode.INTERNAL, "The attempt was interrupted by the shutdown; it may have been sent.");
        } catch (ExecutionException e) {
            LOG.error("event=connector-fault channel={} delivery={}", name, delivery.key(), e.getCause());
            return new Outcome.Unreachable(
                    ReasonCode.INTERNAL,
                    "A fault of the gateway ended the attempt; it may have been sent. The log has the details.");
        }
    }

    private static boolean isLinkFailure(Outcome outcome) {
        return outcome instanceof Outcome.Unreachable unreachable
                && unreachable.code() != ReasonCode.PEER_BUSY
                && unreachable.code() != ReasonCode.NO_CAPACITY;
    }

    private static CircuitBreakerConfig config(GuardSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.failures())
                .minimumNumberOfCalls(settings.failures())
                .failureRateThreshold(100)
                .waitDurationInOpenState(UNTIL_CLOSED)
                .build();
    }

    private static BreakerState state(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN, CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
        };
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The breaker counts exceptions, so an outcome needs one to be counted; it has no stack to fill. */
    private static final class LinkFailure extends Exception {
        private static final long serialVersionUID = 1L;

        LinkFailure() {
            super("link failure", null, false, false);
        }
    }
}
