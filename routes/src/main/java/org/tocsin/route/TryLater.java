package org.tocsin.route;

import org.tocsin.connector.Receipt;

/** Rolls a delivery's transaction back, so that the broker hands it out again later. Expected, hence without a stack. */
final class TryLater extends Exception {
    private static final long serialVersionUID = 1L;

    TryLater(Receipt receipt) {
        super(receipt.delivery() + " waits: " + receipt.detail(), null, false, false);
    }
}
