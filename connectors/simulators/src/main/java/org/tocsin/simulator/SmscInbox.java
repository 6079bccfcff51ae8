package org.tocsin.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the simulated SMSC took, over all its connections. Safe for concurrent use. */
final class SmscInbox {
    private final Clock clock;
    private final SmscReassembly reassembly = new SmscReassembly();
    private final List<SmscMessage> messages = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong submits = new AtomicLong();
    private final AtomicLong receipts = new AtomicLong();

    SmscInbox(Clock clock) {
        this.clock = clock;
    }

    void submitSeen() {
        submits.incrementAndGet();
    }

    void receiptAcknowledged() {
        receipts.incrementAndGet();
    }

    /** Takes one part; its message id. */
    synchronized String take(SmscSubmit submit) {
        reassembly.add(submit, clock.instant()).ifPresent(messages::add);
        return Long.toHexString(ids.incrementAndGet());
    }

    byte[] receipt(SmscSubmit submit, String id) {
        return SmscReceipt.body(submit, id, clock.instant());
    }

    synchronized List<SmscMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized void forgetMessages() {
        messages.clear();
    }

    long submits() {
        return submits.get();
    }

    long receipts() {
        return receipts.get();
    }
}
