package org.tocsin.connector;

/** Where late facts travel up: durable on return. Safe for concurrent use; may block for a broker round trip. */
@FunctionalInterface
public interface ReceiptSink {
    void accept(Receipt receipt);
}
