package org.tocsin.sms.smpp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.LinkState;

/**
 * Keeps one session bound to the SMSC: binds in the background, and again with growing pauses when it is refused or ends.
 * Its states are down, binding, up and, while it closes, draining. Safe for concurrent use; nothing here blocks but
 * {@link #close()}.
 */
final class SmppBind implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppBind.class);

    private final String channel;
    private final int number;
    private final SmppSettings settings;
    private final BackOff backOff;
    private final InboundDoor inbound;
    private final ScheduledExecutorService binder;
    private Optional<SmppSession> session = Optional.empty();
    private volatile LinkState state;
    private volatile boolean closed;

    /** Starts binding at once. */
    SmppBind(String channel, int number, SmppSettings settings, InboundDoor inbound, RandomGenerator random) {
        this.channel = channel;
        this.number = number;
        this.settings = settings;
        this.inbound = inbound;
        this.backOff = new BackOff(settings, random);
        this.state = LinkState.down("Binding to the SMSC " + settings + ".");
        this.binder = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sms-bind-" + channel + "-" + number);
            thread.setDaemon(true);
            return thread;
        });
        binder.execute(this::bind);
    }

    /** The bound session; empty while there is none. */
    synchronized Optional<SmppSession> session() {
        return session.filter(SmppSession::isBound);
    }

    LinkState state() {
        return state;
    }

    /** Unbinds and ends all threads; idempotent. */
    @Override
    public void close() {
        closed = true;
        binder.shutdownNow();
        exchange(Optional.empty()).ifPresent(SmppSession::close);
        state = LinkState.down("The link to the SMSC " + settings + " is closed.");
    }

    private void bind() {
        try {
            SmppSession bound = SmppSession.bind(settings, inbound, this::sessionEnded);
            backOff.succeeded();
            state = LinkState.up("Bound to the SMSC " + settings + ".");
            exchange(Optional.of(bound));
            LOG.info("event=sms.bound channel={} bind={} smsc={}", channel, number, settings);
            retireWhatEndedMeanwhile(bound);
        } catch (BindRefused e) {
            later(String.valueOf(e.getMessage()), backOff.after(e));
        } catch (RuntimeException e) {
            LOG.error("event=sms.bind-failed channel={} bind={} smsc={}", channel, number, settings, e);
            later("Binding to the SMSC " + settings + " failed: " + e + ".", backOff.next());
        }
    }

    // The session may have ended, or this link been closed, before the session was in its place.
    private void retireWhatEndedMeanwhile(SmppSession bound) {
        if (closed) {
            bound.close();
        } else if (!bound.isBound()) {
            sessionEnded();
        }
    }

    private void sessionEnded() {
        if (exchange(Optional.empty()).isPresent()) {
            later("The session with the SMSC " + settings + " ended.", backOff.next());
        }
    }

    private synchronized Optional<SmppSession> exchange(Optional<SmppSession> next) {
        Optional<SmppSession> before = session;
        session = next;
        return before;
    }

    private void later(String why, Duration pause) {
        if (closed) {
            return;
        }
        state = LinkState.down(why);
        LOG.warn(
                "event=sms.not-bound channel={} bind={} retry_in_ms={} reason=\"{}\"",
                channel,
                number,
                pause.toMillis(),
                why);
        try {
            var unused = binder.schedule(this::bind, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("event=sms.link-closed channel={} bind={}", channel, number);
        }
    }
}
