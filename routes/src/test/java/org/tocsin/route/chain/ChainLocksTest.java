package org.tocsin.route.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.AlertKey;

class ChainLocksTest {
    private static final AlertKey ALERT = AlertKey.of("s", "alert", "t1");
    private static final AlertKey CANCEL = AlertKey.of("s", "cancel", "t2");
    private static final AlertKey OTHER = AlertKey.of("s", "other", "t3");

    private final ChainLocks locks = new ChainLocks();

    @Test
    void aCancelWaitsForItsOriginalAndAnotherAlertDoesNot() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicBoolean originalEnded = new AtomicBoolean();
        CompletableFuture<Boolean> original = CompletableFuture.supplyAsync(() -> locks.holding(List.of(ALERT), () -> {
            inside.countDown();
            boolean released = awaits(leave);
            originalEnded.set(true);
            return released;
        }));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> cancel =
                CompletableFuture.supplyAsync(() -> locks.holding(List.of(ALERT, CANCEL), originalEnded::get));

        assertThat(locks.holding(List.of(OTHER), originalEnded::get)).isFalse();
        assertThat(cancel).isNotDone();
        leave.countDown();

        assertThat(original.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cancel.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
