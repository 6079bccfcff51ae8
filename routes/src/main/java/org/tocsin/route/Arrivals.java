package org.tocsin.route;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.cap.AlertKey;

/** Alerts that this process accepted and that the ledger does not show yet. Safe for concurrent use. */
public final class Arrivals {

    /** What waiting for an alert came to. */
    public enum Arrival {
        /** The ledger shows it. */
        SHOWN,
        /** It was accepted and is still on its way to the ledger. */
        ON_ITS_WAY,
        /** This process is not expecting it. */
        NOT_EXPECTED
    }

    private final Map<AlertKey, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();

    void expect(AlertKey key) {
        expected.putIfAbsent(key, new CompletableFuture<>());
    }

    /** It is in the ledger, or will never come. */
    void settle(AlertKey key) {
        CompletableFuture<Void> waiting = expected.remove(key);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Waits until the ledger shows an expected alert; answers at once for any other. */
    public Arrival await(AlertKey key, Duration limit) {
        CompletableFuture<Void> waiting = expected.get(key);
        if (waiting == null) {
            return Arrival.NOT_EXPECTED;
        }
        try {
            waiting.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Arrival.SHOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Arrival.ON_ITS_WAY;
        } catch (TimeoutException e) {
            return Arrival.ON_ITS_WAY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an arrival never ends with an exception", e);
        }
    }
}
