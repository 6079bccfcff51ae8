package org.tocsin.sms;

import java.time.Clock;
import org.tocsin.sms.smpp.SmscLinks;

/** What all runs of a channel share. */
record SendContext(
        SmsConfig config,
        RecipientLedger ledger,
        SmscLinks links,
        ReceiptBook receipts,
        SupersededAlerts superseded,
        Doubts doubts,
        FairShare share,
        Withdrawals withdrawals,
        Admission admission,
        RecipientSender sender,
        Clock clock) {

    boolean isTooLate(Job job) {
        return admission.isTooLate(job.delivery(), clock.instant());
    }
}
