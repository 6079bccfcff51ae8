package org.tocsin.gateway.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again until something holds. */
final class Patience {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Patience() {}

    /** Whether it came to hold within the limit. */
    static boolean await(Duration limit, BooleanSupplier holds) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> looks = timer.scheduleWithFixedDelay(
                () -> {
                    if (holds.getAsBoolean()) {
                        done.countDown();
                    }
                },
                0,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            looks.cancel(false);
            timer.shutdownNow();
        }
    }
}
