package org.tocsin.route.broker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a broker back that has ended itself because its disk failed, once the disk takes writes again. It looks every second;
 * meanwhile submissions are refused. After some attempts in vain it leaves the matter to whoever restarts the process.
 */
public final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
    /** Looks at a broker that neither works nor comes to its end. */
    private static final int PATIENCE = 30;

    private final EmbeddedBroker broker;
    private final Runnable giveUp;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "broker-watch");
        made.setDaemon(true);
        return made;
    });
    private String told = "";
    private int failures;
    private int waits;

    /** @param giveUp ends the process */
    public BrokerWatch(EmbeddedBroker broker, Runnable giveUp) {
        this.broker = broker;
        this.giveUp = giveUp;
        var unused = thread.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        if (broker.isRunning()) {
            waits = 0;
        } else if (broker.hasStopped()) {
            broker.obstacle().ifPresentOrElse(this::tell, this::restart);
        } else {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        waits++;
        if (waits >= PATIENCE) {
            LOG.error("event=broker-stuck seconds={}", waits);
            giveUp.run();
        }
    }

    /** Once for each reason: the operator reads the log, and each refused submission is in it, too. */
    private void tell(String obstacle) {
        if (!told.equals(obstacle)) {
            told = obstacle;
            LOG.error(
                    "event=broker-stopped folder={} reason=\"{}\" remedy=\"nothing is accepted until this folder takes writes;"
                            + " make room or mend the disk, the rest goes by itself\"",
                    broker.folder(),
                    obstacle);
        }
    }

    private void restart() {
        try {
            broker.restart();
            told = "";
            failures = 0;
            LOG.warn("event=broker-restarted folder={}", broker.folder());
        } catch (RuntimeException e) {
            failures++;
            LOG.error("event=broker-not-restarted attempt={} of={}", failures, ATTEMPTS, e);
            if (failures >= ATTEMPTS) {
                giveUp.run();
            }
        }
    }
}
