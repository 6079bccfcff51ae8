package org.tocsin.sms;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.ReceiptSink;

/**
 * Tells what receipts said of a delivery, once: when every recipient came to an end, or when the alert has. A delivery is
 * confirmed as soon as one phone has the whole message; the counts say how many.
 */
final class ReceiptReport {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptReport.class);

    private final RecipientLedger ledger;
    private final ReceiptSink sink;
    private final Clock clock;

    ReceiptReport(RecipientLedger ledger, ReceiptSink sink, Clock clock) {
        this.ledger = ledger;
        this.sink = sink;
        this.clock = clock;
    }

    void tell(TrackedJob job, Instant now) {
        boolean over = now.isAfter(job.record().expires());
        if (!job.reported() && (over || job.isComplete())) {
            tell(job);
            job.setReported();
        }
    }

    private void tell(TrackedJob job) {
        Tally tally = new Tally(job.snapshot().size());
        ledger.groups(job.record().key()).forEach(tally::add);
        Map<String, Long> counts = new HashMap<>(tally.counts());
        long delivered = job.delivered();
        long undelivered = job.ended() - delivered;
        counts.put("recipients.delivered", delivered);
        counts.put("recipients.undelivered", undelivered);
        counts.put("recipients.without-receipt", tally.accepted() - delivered - undelivered);
        LOG.info(
                "event=sms.receipts delivery={} delivered={} undelivered={}",
                job.record().key(),
                delivered,
                undelivered);
        if (delivered > 0) {
            sink.accept(new Receipt(
                    job.record().key().value() + "/receipts",
                    job.record().key(),
                    Receipt.State.CONFIRMED,
                    clock.instant(),
                    0,
                    Optional.empty(),
                    "Phones of " + delivered + " recipients have the message; " + undelivered
                            + " could not be reached in time.",
                    "",
                    counts,
                    Optional.empty(),
                    Optional.empty()));
        }
    }
}
