package org.tocsin.cellbroadcast.cbc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.sign.SigningRefused;
import org.tocsin.cellbroadcast.Deadline;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.Transcript;

/** Tests every address of a centre at an interval, with a message that nobody can receive. Safe for concurrent use. */
final class LinkTests implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LinkTests.class);

    private final String channel;
    private final Bodies bodies;
    private final HandoverStore store;
    private final Dispatch dispatch;
    private final Endpoints endpoints;
    private final Duration limit;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    /** @param limit for all addresses together */
    LinkTests(
            String channel,
            Bodies bodies,
            HandoverStore store,
            Dispatch dispatch,
            Endpoints endpoints,
            Duration limit,
            Clock clock) {
        this.channel = channel;
        this.bodies = bodies;
        this.store = store;
        this.dispatch = dispatch;
        this.endpoints = endpoints;
        this.limit = limit;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cbc-" + channel + "-test"));
    }

    /** The first at once. */
    void start(Duration interval) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::testAndTell, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One test of every address that need not be left alone, now and on this thread. */
    void test() {
        Deadline deadline = Deadline.in(limit);
        int left = endpoints.all().size();
        for (Endpoint endpoint : endpoints.all()) {
            Duration share = deadline.left().dividedBy(left--);
            if (endpoint.rest(clock.instant()).isZero() && !share.isZero()) {
                test(endpoint, share);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void test(Endpoint endpoint, Duration share) {
        try {
            Body body = bodies.linkTest(store::nextNumber, clock.instant());
            Verdict unused = dispatch.sendTo(endpoint, body, false, share, new Transcript(clock));
        } catch (SigningRefused e) {
            endpoints.failed(endpoint.address(), "The link test cannot be signed: " + e.reason());
        } catch (StateStore.Unavailable e) {
            log.warn("event=cbc-link-not-tested channel={} reason=\"{}\"", channel, e.getMessage());
        }
    }

    private void testAndTell() {
        try {
            String before = endpoints.state().detail();
            test();
            if (!before.equals(endpoints.state().detail())) {
                log.info("event=cbc-link channel={} state=\"{}\"", channel, endpoints.state());
            }
        } catch (RuntimeException e) {
            // A task that throws is never run again; the next test may tell more.
            log.error("event=cbc-link-test-failed channel={}", channel, e);
        }
    }
}
