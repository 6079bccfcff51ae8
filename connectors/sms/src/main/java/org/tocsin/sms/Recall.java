package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.sms.smpp.MessageState;
import org.tocsin.sms.smpp.Places;

/**
 * Asks the SMSC, before a Cancel goes out, to drop what it cancels where no receipt says that it came to an end. Whoever's
 * message was dropped whole needs no Cancel; all others are told. Used once, by one thread.
 */
final class Recall {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** What the SMSC drops does not count against the contract. */
    private static final int NO_PARTS = 0;

    /** An SMSC that says no that often in a row does not know cancel_sm, or has delivered everything. */
    private static final int MOST_NOES = 50;

    /** What went out of one superseded delivery. */
    private record Original(DeliveryKey key, Snapshot snapshot, int stride, Map<Integer, byte[]> receipts) {}

    /** The one who is not to be told, if all these are dropped. */
    private record Candidate(int index, String number, List<String> messageIds) {
        int smsc() {
            return SmscId.smsc(messageIds.get(0));
        }
    }

    private final SendContext context;
    private final Job job;
    private final long deadline;
    private final Map<Integer, LedgerGroup> originalGroups = new HashMap<>();
    private int noes;

    Recall(SendContext context, Job job) {
        this.context = context;
        this.job = job;
        this.deadline = System.nanoTime() + context.config().timeLimit().toNanos() / 2;
    }

    void run() {
        // Of several superseded messages a recipient may have any: then only the Cancel helps.
        List<Original> originals = job.delivery().supersedes().stream()
                .flatMap(alert -> original(alert).stream())
                .toList();
        if (originals.size() != 1) {
            return;
        }
        try {
            int size = job.snapshot().groupSize();
            for (int first = job.from(); first < job.to() && mayGoOn(); first += size) {
                recall(
                        originals.get(0),
                        context.ledger().group(job.delivery().key(), first, Math.min(size, job.to() - first)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayGoOn() {
        return noes < MOST_NOES
                && System.nanoTime() - deadline < 0
                && context.links().isBound();
    }

    private Optional<Original> original(AlertKey alert) {
        DeliveryKey key = new DeliveryKey(
                alert, job.delivery().key().channel(), job.delivery().key().target());
        return context.ledger().snapshot(key).flatMap(snapshot -> context.ledger()
                .job(key)
                .map(record -> new Original(
                        key, snapshot, record.stride(), context.ledger().receipts(key))));
    }

    private void recall(Original original, LedgerGroup group) throws InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < group.size(); index++) {
            if (group.state(index) == LedgerGroup.PENDING
                    && group.parts(index) == 0
                    && context.withdrawals().mayLeave(job, group.first() + index)) {
                candidate(original, index, job.snapshot().ordinal(group.first() + index))
                        .ifPresent(candidates::add);
            }
        }
        for (int smsc : candidates.stream().map(Candidate::smsc).distinct().toList()) {
            drop(smsc, candidates.stream().filter(one -> one.smsc() == smsc).toList(), group);
        }
        if (!candidates.isEmpty()) {
            context.ledger().keep(job.delivery().key(), group);
        }
    }

    private void drop(int smsc, List<Candidate> candidates, LedgerGroup group) throws InterruptedException {
        Optional<Places> places = reserve(smsc, candidates.size());
        if (places.isEmpty()) {
            return;
        }
        try (Places held = places.get()) {
            List<CompletableFuture<Boolean>> answers =
                    candidates.stream().map(candidate -> drop(held, candidate)).toList();
            for (int i = 0; i < answers.size(); i++) {
                boolean dropped = answers.get(i).join();
                noes = dropped ? 0 : noes + 1;
                if (dropped) {
                    group.settle(candidates.get(i).index(), LedgerGroup.WITHDRAWN, 0);
                }
            }
        }
    }

    private Optional<Candidate> candidate(Original original, int index, int ordinal) {
        int place = original.snapshot().place(ordinal);
        if (place < 0) {
            return Optional.empty();
        }
        LedgerGroup sent = group(original, place);
        int at = place - sent.first();
        List<String> ids = sent.messageIds(at);
        // A message that may have gone out twice, or whose id is not known, cannot be dropped whole.
        boolean whole = sent.state(at) == LedgerGroup.ACCEPTED
                && !sent.repeated(at)
                && !ids.isEmpty()
                && ids.stream().map(SmscId::id).noneMatch(String::isEmpty)
                && ids.stream().map(SmscId::smsc).distinct().count() == 1;
        return whole && nothingFinal(original, place)
                ? Optional.of(new Candidate(index, context.config().recipients().number(ordinal), ids))
                : Optional.empty();
    }

    private LedgerGroup group(Original original, int place) {
        int size = original.snapshot().groupSize();
        int first = groupFirst(original, place);
        return originalGroups.computeIfAbsent(first, f -> context.ledger()
                .group(original.key(), f, Math.min(size, original.snapshot().size() - f)));
    }

    // Groups begin anew with each chunk.
    private static int groupFirst(Original original, int place) {
        int size = original.snapshot().groupSize();
        boolean chunked = original.snapshot().size() > original.snapshot().chunkSize();
        int chunk = chunked
                ? place / original.snapshot().chunkSize() * original.snapshot().chunkSize()
                : 0;
        return chunk + (place - chunk) / size * size;
    }

    private static boolean nothingFinal(Original original, int place) {
        int size = original.snapshot().groupSize();
        byte[] states = original.receipts().getOrDefault(place / size, new byte[0]);
        int from = place % size * original.stride();
        for (int at = from; at < Math.min(from + original.stride(), states.length); at++) {
            if (MessageState.isFinal(states[at])) {
                return false;
            }
        }
        return true;
    }

    private Optional<Places> reserve(int smsc, int wanted) throws InterruptedException {
        int most = Math.min(wanted, context.config().smallestWindow());
        Optional<Places> places = Optional.empty();
        while (places.isEmpty() && mayGoOn() && context.links().isBound(smsc)) {
            places = context.links().reserve(smsc, most, NO_PARTS, LOOK);
        }
        return places;
    }

    /** Part after part: once one is not dropped the others may stay. */
    private CompletableFuture<Boolean> drop(Places places, Candidate candidate) {
        CompletableFuture<Boolean> dropped = CompletableFuture.completedFuture(true);
        for (String id : candidate.messageIds()) {
            dropped = dropped.thenCompose(so -> so
                    ? places.cancel(SmscId.id(id), context.config().options().source(), candidate.number())
                    : CompletableFuture.completedFuture(false));
        }
        return dropped;
    }
}
