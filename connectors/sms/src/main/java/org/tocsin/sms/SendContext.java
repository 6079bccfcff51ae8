package org.tocsin.sms;

import java.time.Clock;
import org.tocsin.sms.smpp.SmppLink;

/** What all runs of a channel share. */
record SendContext(
        SmsConfig config,
        RecipientLedger ledger,
        SmppLink link,
        ReceiptBook receipts,
        SupersededAlerts superseded,
        Withdrawals withdrawals,
        Admission admission,
        RecipientSender sender,
        Clock clock) {

    boolean isTooLate(Job job) {
        return admission.isTooLate(job.delivery(), clock.instant());
    }
}
