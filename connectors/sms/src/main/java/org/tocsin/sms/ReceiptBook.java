package org.tocsin.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.StateStore;
import org.tocsin.sms.recipient.RecipientRegistry;
import org.tocsin.sms.smpp.Inbound;

/**
 * Matches delivery receipts to recipients, keeps what they say, and tells the gateway once nothing more can follow. All of it
 * on one thread of its own, so that a slow store holds up neither submits nor answers. A receipt may come before the
 * response to its submit: what matches nothing waits a minute. Safe for concurrent use.
 */
final class ReceiptBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptBook.class);
    private static final int MOST_WAITING = 50_000;
    private static final int BATCH = 2_000;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TRIM = Duration.ofMinutes(10);

    /** What one SMSC sent. */
    private record Arrived(int smsc, Inbound.Receipt receipt) {}

    private final List<MessageIds> ids;
    private final Doubts doubts;
    private final RecipientRegistry recipients;
    private final RecipientLedger ledger;
    private final ReceiptReport report;
    private final Clock clock;
    private final Duration retention;
    private final BlockingQueue<Arrived> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean draining = new AtomicBoolean();
    private final ScheduledExecutorService thread;
    private final LongAdder matched = new LongAdder();
    private final LongAdder lost = new LongAdder();

    private final IdIndex index = new IdIndex();
    private final Map<Integer, TrackedJob> jobs = new HashMap<>();
    private int nextSlot;
    private final Map<DeliveryKey, Integer> slots = new HashMap<>();
    private final OrphanReceipts orphans = new OrphanReceipts();

    ReceiptBook(
            String channel, SmsConfig config, RecipientLedger ledger, Doubts doubts, ReceiptSink sink, Clock clock) {
        this.ids = config.smscs().stream().map(Smsc::messageIds).toList();
        this.doubts = doubts;
        this.recipients = config.recipients();
        this.ledger = ledger;
        this.report = new ReceiptReport(ledger, sink, clock);
        this.clock = clock;
        this.retention = config.retention();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread own = new Thread(work, "sms-receipts-" + channel);
            own.setDaemon(true);
            return own;
        });
        thread.execute(ReceiptWork.guarded(this::restore));
        var unused = thread.scheduleWithFixedDelay(
                ReceiptWork.guarded(this::look), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        var unusedTrim = thread.scheduleWithFixedDelay(
                ReceiptWork.guarded(this::trim), 0, TRIM.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a receipt; false when there is no room. Returns at once.
     *
     * @param smsc which SMSC sent it, from 0
     */
    boolean offer(int smsc, Inbound.Receipt receipt) {
        boolean taken = waiting.offer(new Arrived(smsc, receipt));
        if (taken && draining.compareAndSet(false, true)) {
            run(this::drain);
        }
        return taken;
    }

    /** From now on receipts for these are expected: what the SMSC took of one group is in the ledger. */
    void expect(JobRecord record, Snapshot snapshot, LedgerGroup group) {
        LedgerGroup copy = group.copy();
        run(() -> expect(slot(record, snapshot), copy));
    }

    /** Receipts that were matched to a recipient. */
    long matched() {
        return matched.sum();
    }

    /** Receipts that matched nothing within a minute. */
    long lost() {
        return lost.sum();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable work) {
        try {
            thread.execute(ReceiptWork.guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("event=sms.receipts-closed");
        }
    }

    private void restore() {
        for (JobRecord record : ledger.jobs()) {
            Optional<Snapshot> snapshot = ledger.snapshot(record.key());
            if (snapshot.isPresent()
                    && snapshot.get().fingerprint().equals(recipients.fingerprint())
                    && record.expires().isAfter(clock.instant())) {
                restore(record, snapshot.get());
            }
        }
    }

    private void restore(JobRecord record, Snapshot snapshot) {
        int slot = slot(record, snapshot);
        TrackedJob job = job(slot);
        ledger.receipts(record.key()).forEach(job::restore);
        ledger.groups(record.key()).forEach(group -> expect(slot, group));
    }

    private int slot(JobRecord record, Snapshot snapshot) {
        return slots.computeIfAbsent(record.key(), key -> {
            jobs.put(nextSlot, new TrackedJob(record, snapshot));
            return nextSlot++;
        });
    }

    private void expect(int slot, LedgerGroup group) {
        TrackedJob job = job(slot);
        for (int i = 0; i < group.size(); i++) {
            List<String> messageIds = group.messageIds(i);
            int place = group.first() + i;
            for (int submit = 0;
                    submit < Math.min(messageIds.size(), job.record().stride());
                    submit++) {
                expect(messageIds.get(submit), SubmitPlace.packed(slot, place, submit));
            }
            if (!group.isOpen(i)) {
                job.close(place);
            }
            if (group.state(i) == LedgerGroup.ACCEPTED && !messageIds.isEmpty()) {
                job.expect(place, Math.min(messageIds.size(), job.record().stride()));
            }
        }
    }

    private void expect(String messageId, long packed) {
        int smsc = SmscId.smsc(messageId);
        if (SmscId.id(messageId).isEmpty() || smsc >= ids.size()) {
            return;
        }
        String id = ids.get(smsc).ofResponse(SmscId.id(messageId));
        index.put(SmscId.of(smsc, id), packed);
        adopt(SmscId.of(smsc, id), packed, false);
        MessageIds.guesses(id).forEach(guess -> adopt(SmscId.of(smsc, guess), packed, true));
    }

    private void adopt(String id, long packed, boolean guessed) {
        orphans.take(id, receipt -> fits(receipt, packed, guessed)).forEach(receipt -> apply(receipt, packed));
    }

    private void drain() {
        draining.set(false);
        List<Arrived> batch = new ArrayList<>();
        waiting.drainTo(batch, BATCH);
        batch.forEach(this::match);
        keep();
        if (!waiting.isEmpty() && draining.compareAndSet(false, true)) {
            run(this::drain);
        }
    }

    private void match(Arrived arrived) {
        Inbound.Receipt receipt = arrived.receipt();
        String id = MessageIds.plain(receipt.messageId());
        long packed = index.get(SmscId.of(arrived.smsc(), id));
        if (packed != IdIndex.NONE && fits(receipt, packed, false)) {
            apply(receipt, packed);
            return;
        }
        for (String guess : MessageIds.guesses(id)) {
            long guessed = index.get(SmscId.of(arrived.smsc(), guess));
            if (guessed != IdIndex.NONE && fits(receipt, guessed, true)) {
                apply(receipt, guessed);
                return;
            }
        }
        settleDoubt(arrived, id);
        lost.add(orphans.keep(SmscId.of(arrived.smsc(), id), receipt, clock.instant()) ? 0 : 1);
    }

    /** A late receipt may be all that tells of a submit whose answer was lost; it waits until its id is known. */
    private void settleDoubt(Arrived arrived, String id) {
        Inbound.Receipt receipt = arrived.receipt();
        if (receipt.reference().isPresent()) {
            String number = MessageIds.plain(receipt.sender().replace("+", ""));
            String answer = ids.get(arrived.smsc()).ofReceipt(id);
            doubts.learn(Doubts.mark(number, receipt.reference().getAsInt()), SmscId.of(arrived.smsc(), answer));
        }
    }

    /** An id alone may be another message's: SMSCs use them again, and a guess proves nothing. */
    private boolean fits(Inbound.Receipt receipt, long packed, boolean guessed) {
        String number =
                recipients.number(job(SubmitPlace.slot(packed)).snapshot().ordinal(SubmitPlace.place(packed)));
        String sender = MessageIds.plain(receipt.sender().replace("+", ""));
        return sender.isEmpty() ? !guessed : number.equals(sender) || (!guessed && number.endsWith(sender));
    }

    private void apply(Inbound.Receipt receipt, long packed) {
        matched.increment();
        job(SubmitPlace.slot(packed)).receipt(SubmitPlace.place(packed), SubmitPlace.submit(packed), receipt.state());
    }

    private void keep() {
        for (TrackedJob job : jobs.values()) {
            BitSet changes = job.takeChanges();
            try {
                changes.stream()
                        .forEach(number -> ledger.keepReceipts(job.record().key(), number, job.group(number)));
            } catch (StateStore.Unavailable e) {
                job.putBack(changes);
                throw e;
            }
        }
    }

    /** What cannot wait for the next receipt. */
    private void look() {
        Instant now = clock.instant();
        lost.add(orphans.dropOld(now));
        keep();
        jobs.values().forEach(job -> report.tell(job, now));
        letGo(now);
    }

    /** Once an alert has ended and what is known was told, its receipts change nothing more. */
    private void letGo(Instant now) {
        boolean any = jobs.values()
                .removeIf(job -> job.reported() && job.record().expires().isBefore(now));
        if (any) {
            slots.keySet().stream()
                    .filter(key -> !jobs.containsKey(slots.get(key)))
                    .forEach(doubts::forget);
            slots.values().retainAll(jobs.keySet());
            index.retain(packed -> jobs.containsKey(SubmitPlace.slot(packed)));
        }
    }

    /** Forgets in the store what ended longer ago than it is to be kept. */
    private void trim() {
        Instant oldest = clock.instant().minus(retention);
        for (JobRecord record : ledger.jobs()) {
            if (record.expires().isBefore(oldest) && !slots.containsKey(record.key())) {
                ledger.forget(record.key());
                LOG.info("event=sms.forgotten delivery={}", record.key());
            }
        }
    }

    private TrackedJob job(int slot) {
        return Objects.requireNonNull(jobs.get(slot), "a slot lives as long as its ids");
    }
}
