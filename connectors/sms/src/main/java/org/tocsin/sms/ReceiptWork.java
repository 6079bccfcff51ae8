package org.tocsin.sms;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.StateStore;

/** What is done about receipts in the background: it may fail, and goes on the next time. */
final class ReceiptWork {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptWork.class);

    private ReceiptWork() {}

    // An exception would end the schedule, or pass unseen.
    static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (StateStore.Unavailable e) {
                LOG.warn("event=sms.receipts-not-kept reason=\"{}\"", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("event=sms.receipts-fault", e);
            }
        };
    }
}
