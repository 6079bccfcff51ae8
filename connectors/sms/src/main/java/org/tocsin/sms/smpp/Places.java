package org.tocsin.sms.smpp;

import java.util.concurrent.CompletableFuture;

/** Places in the window of one session, held until closed. */
public final class Places implements AutoCloseable {
    private final SmppSession session;
    private final int count;

    Places(SmppSession session, int count) {
        this.session = session;
        this.count = count;
    }

    /** Hands one message over, once; see {@link SmppSession#submit}. */
    public CompletableFuture<SubmitResult> submit(Departure departure) {
        return session.submit(departure);
    }

    /** Whether the SMSC dropped a message that it had not delivered yet; see {@link SmppSession#cancel}. */
    public CompletableFuture<Boolean> cancel(String messageId, Address source, String destination) {
        return session.cancel(messageId, source, destination);
    }

    /** A name of the session, different from those of all sessions before it. */
    public long session() {
        return session.number();
    }

    @Override
    public void close() {
        session.release(count);
    }
}
