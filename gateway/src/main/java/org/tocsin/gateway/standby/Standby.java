package org.tocsin.gateway.standby;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.gateway.config.GatewayConfig;

/**
 * Waits until this process owns its data directory. Until then it dials no peer, opens no database and takes no alert, but
 * answers the probes of whoever watches it: alive, not ready.
 */
public final class Standby {
    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

    private Standby() {}

    /**
     * At once when the directory is free, else as soon as its owner ends; {@code out} is told once.
     *
     * @throws RuntimeException when the directory cannot be locked
     */
    public static Ownership awaitTurn(GatewayConfig config, PrintWriter out) {
        return Ownership.take(config.data()).orElseGet(() -> standBy(config, out));
    }

    /** Why a gateway that cannot wait does not start. */
    public static IllegalStateException owned(Path data) {
        return new IllegalStateException("Another gateway" + by(data) + " owns the data directory " + data
                + ". Two would dial every peer twice. End that one, name another directory with --data, or start this one"
                + " with tocsin run, which waits and takes over.");
    }

    private static Ownership standBy(GatewayConfig config, PrintWriter out) {
        long since = System.nanoTime();
        try (StandbyServer server = StandbyServer.start(config)) {
            out.println("Standby: another gateway" + by(config.data()) + " owns " + config.data()
                    + "; this one takes over when that one ends" + server.where() + ".");
            out.flush();
            LOG.warn(
                    "event=standby data={} owner=\"{}\"",
                    config.data(),
                    by(config.data()).strip());
            Ownership ownership = Ownership.await(config.data()).orElseThrow(() -> owned(config.data()));
            LOG.warn(
                    "event=took-over data={} waited-s={}",
                    config.data(),
                    Duration.ofNanos(System.nanoTime() - since).toSeconds());
            return ownership;
        }
    }

    private static String by(Path data) {
        return Ownership.owner(data).map(owner -> " (" + owner + ")").orElse("");
    }
}
