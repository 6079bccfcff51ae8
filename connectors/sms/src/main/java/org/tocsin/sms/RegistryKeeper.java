package org.tocsin.sms;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.sms.recipient.RecipientRegistry;

/** Forgets, at the start and each hour, those who withdrew long enough ago. On a thread of its own. */
final class RegistryKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryKeeper.class);

    private final String channel;
    private final RecipientRegistry recipients;
    private final Duration retention;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    RegistryKeeper(String channel, SmsConfig config, Clock clock) {
        this.channel = channel;
        this.recipients = config.recipients();
        this.retention = config.registry().withdrawnRetention();
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread own = new Thread(work, "sms-registry-" + channel);
            own.setDaemon(true);
            return own;
        });
        var unused = thread.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    private void sweep() {
        try {
            int forgotten = recipients.sweep(clock.instant(), retention);
            if (forgotten > 0) {
                LOG.info("event=sms.recipients-forgotten channel={} count={}", channel, forgotten);
            }
        } catch (RuntimeException e) {
            // Tried again in an hour: an exception would end the schedule.
            LOG.error("event=sms.registry-not-swept channel={} reason=\"{}\"", channel, e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        recipients.close();
    }
}
