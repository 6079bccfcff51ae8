package org.tocsin.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.sms.smpp.SmppSession;
import org.tocsin.sms.smpp.SubmitResult;

/** Sends one group at once and waits for all its answers. Used once, by one thread. */
final class GroupExchange {
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SendContext context;
    private final Job job;
    private final SmppSession session;
    private final LedgerGroup group;
    private final List<CompletableFuture<RecipientResult>> sends = new ArrayList<>();

    GroupExchange(SendContext context, Job job, SmppSession session, LedgerGroup group) {
        this.context = context;
        this.job = job;
        this.session = session;
        this.group = group;
    }

    /**
     * Sends, and waits for as long as answers may take.
     *
     * @return whether the wait was interrupted; what is then unanswered counts as unknown
     */
    boolean send(LedgerGroup before, int[] open) {
        for (int index : open) {
            sends.add(context.sender().send(session, job, group.first() + index, before.parts(index)));
        }
        try {
            CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
                    .get(limit().toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (InterruptedException e) {
            // The flag is set again by the caller, once the results are in the store: an interrupted write may fail.
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a submit broke off", e.getCause());
        } catch (TimeoutException e) {
            return false;
        }
    }

    GroupVerdict settle(LedgerGroup before, int[] open, RefusalStreak streak) {
        GroupVerdict verdict = new GroupVerdict();
        for (int i = 0; i < open.length; i++) {
            RecipientResult unanswered = new RecipientResult(before.parts(open[i]), new SubmitResult.Unknown(false));
            verdict.settle(group, open[i], before, sends.get(i).getNow(unanswered), streak);
        }
        return verdict;
    }

    // Every submit ends by itself at the request timeout; this only guards against one that does not.
    private Duration limit() {
        int parts = job.messages().stream().mapToInt(m -> m.parts()).max().orElse(1);
        return context.config().smpp().requestTimeout().multipliedBy(parts).plus(SLACK);
    }
}
