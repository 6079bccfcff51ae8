package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.sms.smpp.Places;
import org.tocsin.sms.smpp.SubmitResult;

/** Recipients of one group that were handed to a session together. Holds its places until closed. For one thread. */
final class Flight implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Flight.class);

    private final LedgerGroup group;
    private final LedgerGroup before;
    private final List<Integer> indices;
    private final Places places;
    private final List<CompletableFuture<RecipientResult>> sends = new ArrayList<>();

    /** @param before the group as it was before it was claimed for this */
    Flight(LedgerGroup group, LedgerGroup before, List<Integer> indices, Places places) {
        this.group = group;
        this.before = before;
        this.indices = List.copyOf(indices);
        this.places = places;
    }

    LedgerGroup group() {
        return group;
    }

    /** Which session carries it. */
    long session() {
        return places.session();
    }

    void begin(RecipientSender sender, Job job, long deadline) {
        for (int index : indices) {
            sends.add(sender.send(places, job, group.first() + index, before.parts(index), deadline));
        }
    }

    /** Waits for all answers; what is unanswered after the limit, or at an interrupt, counts as unknown. */
    void await(Duration limit) throws InterruptedException {
        try {
            CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a submit broke off", e.getCause());
        } catch (TimeoutException e) {
            // Every submit ends by itself; the limit only guards against one that does not.
            LOG.error("event=sms.submit-without-end group={}", group.first());
        }
    }

    /** Writes what came of it into the group. */
    void settle(GroupVerdict verdict) {
        for (int i = 0; i < indices.size(); i++) {
            RecipientResult unanswered =
                    new RecipientResult(before.parts(indices.get(i)), List.of(), new SubmitResult.Unknown(false));
            verdict.settle(group, indices.get(i), before, sends.get(i).getNow(unanswered));
        }
    }

    @Override
    public void close() {
        places.close();
    }
}
