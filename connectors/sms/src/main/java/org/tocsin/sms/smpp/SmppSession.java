package org.tocsin.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bound transceiver session; it never comes back once it ends. Safe for concurrent use. Each submit ends: with the
 * SMSC's answer, at the request timeout, or soon after the session closed, whichever is first.
 */
public final class SmppSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppSession.class);

    /** Answers that already arrived when the peer closed may still be read; then nothing more can come. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** Unbinding is a courtesy: a peer that does not answer it must not hold up a shutdown. */
    private static final Duration UNBIND_LIMIT = Duration.ofSeconds(1);

    private static final int PDU_PROCESSORS = 3;
    private static final int LEAST_QUEUE = 100;

    private static final AtomicLong SESSIONS = new AtomicLong();

    private final long number = SESSIONS.incrementAndGet();
    private final SMPPSession session;
    private final Semaphore window;
    private final ExecutorService submitters;
    private final Set<CompletableFuture<SubmitResult>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable onEnd;
    private final Duration drainLimit;
    private volatile boolean draining;

    private SmppSession(SmppSettings settings, MessageReceiverListener inbound, Runnable onEnd) {
        this.onEnd = onEnd;
        this.drainLimit = settings.requestTimeout();
        this.window = new Semaphore(settings.window(), true);
        this.submitters = Executors.newFixedThreadPool(settings.unanswered(), SmppSession::thread);
        this.session = new SMPPSession(new SmscConnections(settings.connectTimeout(), settings.tls()));
        session.setTransactionTimer(settings.requestTimeout().toMillis());
        session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        session.setPduProcessorDegree(PDU_PROCESSORS);
        // Responses and receipts share this queue; when it is full, a response blocks jSMPP's reader for up to a
        // minute.
        session.setQueueCapacity(Math.max(LEAST_QUEUE, 4 * settings.window()));
        session.setMessageReceiverListener(inbound);
        session.addSessionStateListener((now, before, source) -> stateChanged(now));
    }

    /**
     * Connects and binds. Blocks for the connect and the request timeout at most.
     *
     * @param onEnd called once when the session ends, for whatever reason, on a thread that must not be held up
     */
    static SmppSession bind(SmppSettings settings, MessageReceiverListener inbound, Runnable onEnd) throws BindRefused {
        SmppSession bound = new SmppSession(settings, inbound, onEnd);
        try {
            bound.session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    bindParameter(settings),
                    settings.requestTimeout().toMillis());
            return bound;
        } catch (IOException e) {
            bound.abandon();
            bound.session.close();
            throw new BindRefused(settings, e);
        }
    }

    /** Whether submits may be given to it. */
    public boolean isBound() {
        return !draining && !ended.get() && session.getSessionState().isTransmittable();
    }

    /** Different from those of all sessions before it in this process. */
    long number() {
        return number;
    }

    /** Places in the window that are free now. */
    int free() {
        return window.availablePermits();
    }

    /** Takes places in the window, for as many submits at a time, unless fewer are free. */
    boolean tryReserve(int places) {
        return window.tryAcquire(places);
    }

    public void release(int places) {
        window.release(places);
    }

    /** Hands one message over, once, if it is still to leave when a thread is free. The caller holds a place in the window. */
    public CompletableFuture<SubmitResult> submit(Departure departure) {
        CompletableFuture<SubmitResult> result = new CompletableFuture<>();
        inFlight.add(result);
        try {
            submitters.execute(() -> complete(result, departure));
        } catch (RejectedExecutionException e) {
            landed(result);
            result.complete(new SubmitResult.NotSent());
        }
        return result;
    }

    /**
     * Asks the SMSC to drop a message that it has not delivered yet (SMPP 3.4 4.9). The caller holds a place in the window.
     *
     * @return whether it says that it did; an answer that does not come is a no
     */
    CompletableFuture<Boolean> cancel(String messageId, Address source, String destination) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        try {
            submitters.execute(() -> result.complete(cancelNow(messageId, source, destination)));
        } catch (RejectedExecutionException e) {
            result.complete(false);
        }
        return result.completeOnTimeout(false, drainLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean cancelNow(String messageId, Address source, String destination) {
        try {
            session.cancelShortMessage(
                    "",
                    messageId,
                    source.ton(),
                    source.npi(),
                    source.text(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    destination);
            return true;
        } catch (NegativeResponseException
                | ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException e) {
            LOG.debug("event=sms.not-withdrawn reason=\"{}\"", e.getMessage());
            return false;
        }
    }

    /**
     * Waits for answers to what is in flight, up to the request timeout, unbinds where the peer still listens, and ends all
     * threads. What is then still in flight ends as unknown at once.
     */
    @Override
    public void close() {
        boolean bound = isBound();
        draining = true;
        if (bound) {
            awaitAnswers();
            session.setTransactionTimer(UNBIND_LIMIT.toMillis());
            session.unbindAndClose();
        } else {
            session.close();
        }
        abandon();
    }

    private void awaitAnswers() {
        try {
            CompletableFuture.allOf(inFlight.toArray(CompletableFuture<?>[]::new))
                    .get(drainLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("event=sms.unanswered-at-unbind submits={}", inFlight.size());
        }
    }

    private void complete(CompletableFuture<SubmitResult> result, Departure departure) {
        try {
            result.complete(send(departure));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        } finally {
            landed(result);
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality") // identity is meant
    private void landed(CompletableFuture<SubmitResult> result) {
        inFlight.remove(result);
    }

    private SubmitResult send(Departure departure) {
        try {
            return departure.next().map(this::send).orElseGet(SubmitResult.Withheld::new);
        } catch (InterruptedException e) {
            // Only the end of the session interrupts its threads, and nothing was written yet.
            return new SubmitResult.NotSent();
        }
    }

    private SubmitResult send(Submit submit) {
        if (ended.get() || !session.getSessionState().isTransmittable()) {
            return new SubmitResult.NotSent();
        }
        try {
            String id = SubmitSmCall.on(session, submit).getMessageId();
            return new SubmitResult.Taken(id == null ? "" : id);
        } catch (NegativeResponseException e) {
            return new SubmitResult.Declined(new CommandStatus(e.getCommandStatus()));
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            // Never told apart by their text: an interrupted wait claims the full timer, and a write may have gone half
            // out.
            return new SubmitResult.Unknown(ended.get() || e instanceof IOException);
        } catch (PDUException e) {
            throw new IllegalStateException("a submit_sm that settings and encoder should have made impossible", e);
        }
    }

    private void stateChanged(SessionState now) {
        if (now == SessionState.CLOSED && ended.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::abandon);
            onEnd.run();
        }
    }

    // jSMPP leaves submits waiting for their full timer after a close; the interrupt brings their threads back.
    private void abandon() {
        ended.set(true);
        submitters.shutdownNow();
        inFlight.forEach(result -> result.complete(new SubmitResult.Unknown(true)));
    }

    private static BindParameter bindParameter(SmppSettings settings) {
        return new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "",
                InterfaceVersion.IF_34);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sms-submit");
        thread.setDaemon(true);
        return thread;
    }
}
