package org.tocsin.gateway.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import org.tocsin.cap.AlertKey;
import org.tocsin.route.Envelope;

/**
 * What the flow does in bad times, each figure beside what it is measured against in the same run: many submitters, a
 * steady rate, a backlog of minor alerts, a channel that hangs, a restart with full queues.
 */
public final class FlowBench {
    private static final int CLIENTS = 8;
    private static final int MANY_CLIENTS = 64;
    private static final double RATE = 50;
    private static final int BACKLOG = 10_000;
    private static final int QUEUED_ALERTS = 25_000;
    private static final int CHANNELS = 4;
    private static final Duration BRIEF = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final Duration length;
    private final PrintWriter out;
    private final String template;

    private FlowBench(Duration length, PrintWriter out) throws IOException {
        this.length = length;
        this.out = out;
        this.template = Rig.resource("alert.xml");
    }

    /** Runs all phases and prints their figures. */
    public static void run(int seconds, PrintWriter out) throws Exception {
        Path folder = Files.createTempDirectory("tocsin-bench");
        try {
            new FlowBench(Duration.ofSeconds(seconds), out).run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder) throws Exception {
        say(
                "%d processors, Java %s, phases of %d s, everything on this machine",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), length.toSeconds());
        accepts(folder, CLIENTS, 0.5);
        accepts(folder, MANY_CLIENTS, 0.3);
        steadyRateAndHangingChannel(Files.createDirectory(folder.resolve("steady")));
        backlog(Files.createDirectory(folder.resolve("backlog")));
        restart(Files.createDirectory(folder.resolve("restart")));
    }

    private void accepts(Path folder, int clients, double aim) throws Exception {
        try (Rig rig = Rig.start(Files.createDirectory(folder.resolve("accepts-" + clients)))) {
            rig.engine().dispatch().holdFanOut();
            new Load(template, rig.port()).closed("warm", clients, WARM_UP);
            Load load = new Load(template, rig.port());
            double accepts = load.closed("held", clients, length);
            byte[] sample = load.sample();
            Path broker = Files.createDirectory(folder.resolve("broker-" + clients));
            double sends = BrokerSends.measure(broker, rig.plan(), sample, clients, length);
            say(
                    "%d clients: %.0f alerts accepted/s (POST to 202: %s); raw Artemis sends %.0f/s; ratio %.2f (aim: %.1f)",
                    clients, accepts, load.answers().summary(), sends, accepts / sends, aim);
        }
    }

    private void steadyRateAndHangingChannel(Path folder) throws Exception {
        try (Rig rig = Rig.start(folder)) {
            shortLived(rig, "Severe").open("warm", CLIENTS, RATE, WARM_UP);
            Load load = shortLived(rig, "Severe");
            load.open("steady", CLIENTS, RATE, length);
            Latencies all = HandOvers.all(rig.engine(), load.submitted());
            say(
                    "%.0f alerts/s: POST to all four hand-offs: %s (aim: p99 under 250 ms); %d of %d alerts",
                    RATE, all.summary(), all.count(), load.submitted().size());
            Latencies before = HandOvers.allBut("sms", rig.engine(), load.submitted());
            rig.hangSmsc(true);
            Load hung = shortLived(rig, "Severe");
            hung.open("hung", CLIENTS, RATE, length);
            Latencies during = HandOvers.allBut("sms", rig.engine(), hung.submitted());
            say(
                    "the SMSC hangs: the other three: %s; before: %s; p99 is %.2f of before (aim: within 1.10)",
                    during.summary(),
                    before.summary(),
                    (double) during.percentile(0.99).toNanos()
                            / before.percentile(0.99).toNanos());
        }
    }

    private Load shortLived(Rig rig, String severity) {
        return new Load(template, rig.port(), severity, BRIEF);
    }

    private void backlog(Path folder) throws Exception {
        try (Rig rig = Rig.start(folder)) {
            shortLived(rig, "Severe").open("warm", CLIENTS, RATE, WARM_UP);
            rig.engine().dispatch().holdFanOut();
            new Load(template, rig.port(), "Minor").many("minor", CLIENTS, BACKLOG);
            rig.engine().dispatch().releaseFanOut();
            Load extreme = shortLived(rig, "Extreme");
            extreme.open("extreme", 1, 1, length);
            say(
                    "an Extreme alert a second against a backlog of %d Minor ones: POST to all four hand-offs: %s (aim: 1 s)",
                    BACKLOG, HandOvers.all(rig.engine(), extreme.submitted()).summary());
        }
    }

    private void restart(Path folder) throws Exception {
        Map<AlertKey, Instant> extreme;
        try (Rig rig = Rig.start(folder)) {
            rig.engine().dispatch().holdDeliveries();
            new Load(template, rig.port(), "Minor").many("minor", CLIENTS, QUEUED_ALERTS);
            Load last = new Load(template, rig.port(), "Extreme");
            last.one("extreme");
            extreme = new HashMap<>(last.submitted());
            awaitFanOut(rig);
        }
        Instant start = Instant.now();
        try (Rig rig = Rig.start(folder)) {
            Instant ready = Instant.now();
            extreme.replaceAll((key, at) -> ready);
            Latencies handOvers = HandOvers.all(rig.engine(), extreme);
            say(
                    "restart with %d deliveries queued: ready after %.1f s; the Extreme one on all four channels %s after that"
                            + " (aim: 3 s)",
                    QUEUED_ALERTS * CHANNELS, Duration.between(start, ready).toMillis() / 1e3, handOvers.summary());
        }
    }

    private static void awaitFanOut(Rig rig) {
        while (rig.engine().broker().depth(Envelope.ACCEPTED_QUEUE) > 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void say(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
        out.flush();
    }
}
