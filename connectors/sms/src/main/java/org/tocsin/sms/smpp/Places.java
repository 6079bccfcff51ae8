package org.tocsin.sms.smpp;

import java.util.concurrent.CompletableFuture;

/** Places in the window of one session, held until closed. */
public final class Places implements AutoCloseable {
    private final SmppLink link;
    private final SmppSession session;
    private final int count;
    private final int parts;

    Places(SmppLink link, SmppSession session, int count, int parts) {
        this.link = link;
        this.session = session;
        this.count = count;
        this.parts = parts;
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

    /** Which SMSC of the channel it is with, from 0. */
    public int smsc() {
        return link.number();
    }

    /** How fast parts leave for this SMSC. */
    public Pace pace() {
        return link.pace();
    }

    @Override
    public void close() {
        session.release(count);
        link.givenBack(parts);
    }
}
