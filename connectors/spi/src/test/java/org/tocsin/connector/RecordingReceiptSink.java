package org.tocsin.connector;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every receipt in the order of arrival. Safe for concurrent use. */
public final class RecordingReceiptSink implements ReceiptSink {
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Receipt receipt) {
        receipts.add(receipt);
    }

    /** A snapshot of all so far, repeats included. */
    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    /** A snapshot of those of one delivery. */
    public List<Receipt> receipts(DeliveryKey key) {
        return receipts.stream()
                .filter(receipt -> receipt.delivery().equals(key))
                .toList();
    }
}
