package org.tocsin.gateway.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.gateway.Engine;

/**
 * Ends the process when its broker has ended. Artemis gives up for good once a write to its journal fails, and only a fresh
 * start reads again what is on disk. Everything that was answered 202 is there, so the process ends as a power cut would end
 * it, and the service manager starts it anew.
 */
final class BrokerWatch {
    /** The exit status, which no other end of the gateway has. */
    static final int EXIT_STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private BrokerWatch() {}

    /** Watches for as long as the process lives. A shutdown in good order ends it before its broker is gone for long. */
    static void start(Engine engine) {
        Thread thread = new Thread(() -> watch(engine), "broker-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(Engine engine) {
        while (!engine.isClosing()) {
            if (!engine.broker().isRunning() && !engine.isClosing()) {
                LOG.error(
                        "event=broker-lost exit-status={} reason=\"A write to the disk failed and the broker ended. What was"
                                + " accepted is on disk. Make room there; the service manager starts the gateway again.\"",
                        EXIT_STATUS);
                Runtime.getRuntime().halt(EXIT_STATUS);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }
}
