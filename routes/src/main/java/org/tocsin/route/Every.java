package org.tocsin.route;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread of its own, until it is closed. What fails is logged and tried again. */
public final class Every implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Every.class);

    private final ScheduledExecutorService executor;

    private Every(String name, Duration interval, Runnable work) {
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> guarded(name, work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins after one interval.
     *
     * @param name of the thread, for logs
     */
    public static Every interval(String name, Duration interval, Runnable work) {
        return new Every(name, interval, work);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** An exception would end the schedule. */
    private static void guarded(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("event=not-done work={} reason=\"{}\"", name, e.getMessage());
        }
    }
}
