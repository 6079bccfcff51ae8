package org.tocsin.sms;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.CancelSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.ssl.SslConfiguration;
import com.cloudhopper.smpp.type.RecoverablePduException;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppProcessingException;
import com.cloudhopper.smpp.type.SmppTimeoutException;
import com.cloudhopper.smpp.type.UnrecoverablePduException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** An SMSC made of somebody else's SMPP library (cloudhopper), with the faults that tests ask for. */
@SuppressWarnings("rawtypes") // cloudhopper's interfaces use them
final class ForeignSmsc implements SmppServerHandler, AutoCloseable {
    /** What it does with the next submits. */
    enum Mood {
        ANSWERING,
        SILENT,
        /** Cuts the connection at the tenth submit from now. */
        DROPPING
    }

    private static final int DROP_AT = 10;

    /** Such that hexadecimal and decimal differ in length and begin with a letter or not. */
    private static final int FIRST_ID = 0x00A00000;

    /** A submit and the number of its id. */
    record Taken(SubmitSm submit, int id) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger bindsToRefuse = new AtomicInteger();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger sinceMood = new AtomicInteger();
    private final List<SubmitSm> submits = Collections.synchronizedList(new ArrayList<>());
    private final DefaultSmppServer server;
    private final int port;
    private volatile IntFunction<String> idInResponse = Integer::toHexString;
    private volatile BiConsumer<SmppServerSession, Taken> receiptsFor = (session, taken) -> {};
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<Long> lastSecond = new ArrayDeque<>();
    private final AtomicInteger throttled = new AtomicInteger();
    private int mostASecond;
    private volatile Duration answerAfter = Duration.ZERO;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, SubmitSm> byId = new ConcurrentHashMap<>();
    private final List<CancelSm> cancelled = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> droppable = id -> false;
    private final List<SmppServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Predicate<String> refused = number -> false;
    private volatile int statusOfRefusal;
    private volatile Mood mood = Mood.ANSWERING;

    ForeignSmsc() {
        this(new SmppServerConfiguration());
    }

    /** Over TLS, for clients that show a certificate. */
    static ForeignSmsc secured(Path own, Path trusted, String password) {
        SslConfiguration tls = new SslConfiguration();
        tls.setKeyStorePath(own.toString());
        tls.setKeyStorePassword(password);
        tls.setKeyManagerPassword(password);
        tls.setKeyStoreType("PKCS12");
        tls.setTrustStorePath(trusted.toString());
        tls.setTrustStorePassword(password);
        tls.setTrustStoreType("PKCS12");
        tls.setNeedClientAuth(true);
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setUseSsl(true);
        configuration.setSslConfiguration(tls);
        return new ForeignSmsc(configuration);
    }

    private ForeignSmsc(SmppServerConfiguration configuration) {
        port = freePort();
        configuration.setHost("127.0.0.1");
        configuration.setPort(port);
        configuration.setMaxConnectionSize(10);
        configuration.setDefaultWindowSize(500);
        configuration.setDefaultRequestExpiryTimeout(30_000);
        configuration.setDefaultSessionCountersEnabled(false);
        configuration.setJmxEnabled(false);
        server = new DefaultSmppServer(configuration, this, threads);
        try {
            server.start();
        } catch (SmppChannelException e) {
            throw new IllegalStateException("cloudhopper cannot listen on port " + port, e);
        }
    }

    int port() {
        return port;
    }

    void refuseBinds(int count) {
        bindsToRefuse.set(count);
    }

    void mood(Mood next) {
        sinceMood.set(0);
        mood = next;
    }

    void ids(IntFunction<String> inResponse) {
        idInResponse = inResponse;
    }

    /** Which messages it drops when asked. */
    void drops(Predicate<String> messageIds) {
        droppable = messageIds;
    }

    /** How long each answer takes. */
    void answerAfter(Duration delay) {
        answerAfter = delay;
    }

    /** Throttles what goes beyond so many in any one second; 0 for no limit. */
    synchronized void mostASecond(int most) {
        mostASecond = most;
        lastSecond.clear();
    }

    /** How many it throttled. */
    int throttled() {
        return throttled.get();
    }

    /** When each submit came that it took, of {@link System#nanoTime}. */
    List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    /** So many submits from now are refused with this status, of those whose destination passes. */
    void refuse(int status, int count, Predicate<String> destinations) {
        refused = destinations;
        statusOfRefusal = status;
        refusals.set(count);
    }

    int refusalsLeft() {
        return refusals.get();
    }

    /** Ends all sessions in good order. */
    void unbindAll() {
        sessions.forEach(session -> session.unbind(5_000));
    }

    /** What came under that id, written in hexadecimal. */
    SubmitSm submitOf(String id) {
        return byId.get(Integer.parseInt(id, 16));
    }

    List<CancelSm> cancelled() {
        return List.copyOf(cancelled);
    }

    /** What is done with each submit before it is answered. */
    void onSubmit(BiConsumer<SmppServerSession, Taken> action) {
        receiptsFor = action;
    }

    /** The session that was bound first of those that are. */
    SmppServerSession anySession() {
        return sessions.get(0);
    }

    /** Sends a PDU to the client and does not wait for its answer. */
    static void push(SmppServerSession session, PduRequest pdu) {
        try {
            session.sendRequestPdu(pdu, 5_000, false);
        } catch (RecoverablePduException | UnrecoverablePduException | SmppTimeoutException | SmppChannelException e) {
            throw new IllegalStateException("a receipt could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Binds asked for, the refused ones included. */
    int binds() {
        return binds.get();
    }

    List<SubmitSm> submits() {
        synchronized (submits) {
            return List.copyOf(submits);
        }
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @Override
    public void sessionBindRequested(Long id, SmppSessionConfiguration session, BaseBind bind)
            throws SmppProcessingException {
        binds.incrementAndGet();
        if (bindsToRefuse.getAndDecrement() > 0) {
            throw new SmppProcessingException(SmppConstants.STATUS_ALYBND);
        }
    }

    @Override
    public void sessionCreated(Long id, SmppServerSession session, BaseBindResp response) {
        sessions.add(session);
        session.serverReady(new DefaultSmppSessionHandler() {
            @Override
            public PduResponse firePduRequestReceived(PduRequest request) {
                if (request instanceof CancelSm cancel) {
                    return answer(cancel);
                }
                return request instanceof SubmitSm submit ? answer(session, submit) : request.createResponse();
            }
        });
    }

    @Override
    public void sessionDestroyed(Long id, SmppServerSession session) {
        sessions.remove(session);
        session.destroy();
    }

    private PduResponse later(SmppServerSession session, PduResponse response) {
        var unused = timer.schedule(() -> send(session, response), answerAfter.toMillis(), TimeUnit.MILLISECONDS);
        return null;
    }

    private static void send(SmppServerSession session, PduResponse response) {
        try {
            session.sendResponsePdu(response);
        } catch (RecoverablePduException | UnrecoverablePduException | SmppChannelException e) {
            throw new IllegalStateException("an answer could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the last second already holds as many as it may. */
    private synchronized boolean isTooMuch() {
        long now = System.nanoTime();
        if (mostASecond == 0) {
            return false;
        }
        while (!lastSecond.isEmpty() && now - lastSecond.element() > TimeUnit.SECONDS.toNanos(1)) {
            lastSecond.remove();
        }
        boolean tooMuch = lastSecond.size() >= mostASecond;
        if (tooMuch) {
            throttled.incrementAndGet();
        } else {
            lastSecond.add(now);
        }
        return tooMuch;
    }

    private PduResponse answer(CancelSm cancel) {
        cancelled.add(cancel);
        PduResponse response = cancel.createResponse();
        if (!droppable.test(cancel.getMessageId())) {
            response.setCommandStatus(SmppConstants.STATUS_CANCELFAIL);
        }
        return response;
    }

    private PduResponse answer(SmppServerSession session, SubmitSm submit) {
        int number = sinceMood.incrementAndGet();
        if (mood == Mood.DROPPING && number >= DROP_AT) {
            session.close();
            return null;
        }
        if (isTooMuch()) {
            SubmitSmResp refusal = submit.createResponse();
            refusal.setCommandStatus(SmppConstants.STATUS_THROTTLED);
            return refusal;
        }
        if (refused.test(submit.getDestAddress().getAddress()) && refusals.getAndDecrement() > 0) {
            SubmitSmResp refusal = submit.createResponse();
            refusal.setCommandStatus(statusOfRefusal);
            return refusal;
        }
        arrivals.add(System.nanoTime());
        int id = FIRST_ID + ids.incrementAndGet();
        submits.add(submit);
        byId.put(id, submit);
        if (mood == Mood.SILENT) {
            return null;
        }
        SubmitSmResp response = submit.createResponse();
        response.setMessageId(idInResponse.apply(id));
        receiptsFor.accept(session, new Taken(submit, id));
        return answerAfter.isZero() ? response : later(session, response);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
