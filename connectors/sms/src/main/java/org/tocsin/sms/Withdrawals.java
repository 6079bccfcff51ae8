package org.tocsin.sms;

import java.util.List;
import org.tocsin.sms.recipient.RecipientRegistry;

/** Keeps from going out what is for those who withdrew since they were selected, however far the job is. */
final class Withdrawals {
    private final RecipientRegistry recipients;
    private final RecipientLedger ledger;

    Withdrawals(RecipientRegistry recipients, RecipientLedger ledger) {
        this.recipients = recipients;
        this.ledger = ledger;
    }

    /**
     * Those of a group who may still be sent to. The others are kept as suppressed; one whose outcome is unknown stays so, since
     * he may have got it before he withdrew.
     */
    List<Integer> without(Job job, LedgerGroup group, List<Integer> indices) {
        List<Integer> left = indices.stream()
                .filter(index -> mayLeave(job, group.first() + index))
                .toList();
        if (left.size() < indices.size()) {
            indices.stream()
                    .filter(index -> !left.contains(index) && group.state(index) == LedgerGroup.PENDING)
                    .forEach(index -> group.settle(index, LedgerGroup.SUPPRESSED, group.parts(index)));
            ledger.keep(job.delivery().key(), group);
        }
        return left;
    }

    boolean mayLeave(Job job, int place) {
        return recipients.isReachable(job.snapshot().ordinal(place));
    }
}
