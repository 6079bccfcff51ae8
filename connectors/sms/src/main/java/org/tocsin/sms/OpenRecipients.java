package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tocsin.connector.DeliveryKey;

/**
 * The recipients of a job that are still to be sent to, in the order of the snapshot. One in doubt comes along only once a
 * late receipt had its time, and only where the severity of the alert is worth a repeat. For one thread.
 */
final class OpenRecipients {
    /** Recipients of one group that go out together. */
    record Work(LedgerGroup group, List<Integer> indices) {}

    private final SendContext context;
    private final Job job;
    private final boolean repeats;
    private final List<LedgerGroup> groups = new ArrayList<>();
    private final Deque<Work> work = new ArrayDeque<>();
    private int inDoubt;
    private Duration longestDoubt = Duration.ZERO;

    private OpenRecipients(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.repeats =
                context.config().repetition().allows(job.delivery().alert().severity());
    }

    /** Reads the ledger, and writes into it what late receipts said meanwhile. */
    static OpenRecipients read(SendContext context, Job job) {
        OpenRecipients open = new OpenRecipients(context, job);
        int size = job.snapshot().groupSize();
        for (int first = job.from(); first < job.to(); first += size) {
            open.read(context.ledger().group(open.key(), first, Math.min(size, job.to() - first)));
        }
        return open;
    }

    /** Everything that the ledger has of the job. */
    List<LedgerGroup> groups() {
        return List.copyOf(groups);
    }

    boolean isEmpty() {
        return work.isEmpty();
    }

    Work first() {
        return work.element();
    }

    /** Leaves out of the first those who withdrew meanwhile. @return false when nobody of it is left, and it is gone */
    boolean keepsFirst() {
        Work next = work.remove();
        List<Integer> wanted = context.withdrawals().without(job, next.group(), next.indices());
        if (!wanted.isEmpty()) {
            work.addFirst(new Work(next.group(), wanted));
        }
        return !wanted.isEmpty();
    }

    Work take() {
        return work.remove();
    }

    // A snapshot keeps its group size; the window may have been made smaller since.
    void add(LedgerGroup group, List<Integer> open) {
        int most = context.config().smallestWindow();
        for (int at = 0; at < open.size(); at += most) {
            work.add(new Work(group, List.copyOf(open.subList(at, Math.min(at + most, open.size())))));
        }
    }

    /** Parts that the message of these recipients takes altogether, those taken already included. */
    int parts(Work next) {
        return next.indices().stream()
                .mapToInt(index -> job.message(next.group().first() + index).parts())
                .sum();
    }

    /** Recipients whom nothing was sent now because a late receipt may still tell of them. */
    int inDoubt() {
        return inDoubt;
    }

    /** Until when, from now, that is so. */
    Duration longestDoubt() {
        return longestDoubt;
    }

    private void read(LedgerGroup group) {
        groups.add(group);
        boolean settled = false;
        for (int index = 0; index < group.size(); index++) {
            settled |= group.state(index) == LedgerGroup.INTENT && settle(group, index);
        }
        if (settled) {
            context.ledger().keep(key(), group);
            context.receipts().expect(job.record(), job.snapshot(), group);
        }
        List<Integer> open = new ArrayList<>();
        for (int index : group.open()) {
            if (group.state(index) == LedgerGroup.PENDING || mayRepeat(group, index)) {
                open.add(index);
            }
        }
        add(group, open);
    }

    private boolean settle(LedgerGroup group, int index) {
        int place = group.first() + index;
        Optional<Doubts.Answer> answer = context.doubts().answer(key(), place);
        if (answer.isEmpty() || answer.get().part() != group.parts(index) + 1) {
            return false;
        }
        boolean whole = job.message(place).isPayload()
                || answer.get().part() == job.message(place).parts();
        int parts = whole ? job.message(place).parts() : answer.get().part();
        group.addMessageIds(index, List.of(answer.get().messageId()));
        group.settle(index, whole ? LedgerGroup.ACCEPTED : LedgerGroup.PENDING, parts);
        context.doubts().settle(key(), place);
        return true;
    }

    private boolean mayRepeat(LedgerGroup group, int index) {
        if (!repeats) {
            return false;
        }
        int place = group.first() + index;
        if (context.doubts().left(key(), place).isEmpty()) {
            arise(group, index);
        }
        Duration left = context.doubts().left(key(), place).orElse(Duration.ZERO);
        if (left.isZero()) {
            return true;
        }
        inDoubt++;
        longestDoubt = left.compareTo(longestDoubt) > 0 ? left : longestDoubt;
        return false;
    }

    /** The submit of the next part of this recipient was not answered. */
    void arise(LedgerGroup group, int index) {
        int place = group.first() + index;
        String number = context.config().recipients().number(job.snapshot().ordinal(place));
        int part = group.parts(index) + 1;
        context.doubts().arise(key(), place, part, Doubts.mark(number, References.submit(key().alert(), number, part)));
    }

    private DeliveryKey key() {
        return job.delivery().key();
    }
}
