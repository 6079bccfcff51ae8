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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import org.tocsin.cap.AlertKey;
import org.tocsin.route.Envelope;

/**
 * What the flow does in bad times, each figure beside what it is measured against in the same run: many submitters, a
 * steady rate, a backlog of minor alerts, a channel that hangs, a restart with full queues.
 */
public final class FlowBench {
    /** What can be measured. */
    public enum Phase {
        /** Many submitters, against what the broker alone keeps. */
        ACCEPTS,
        /** A steady rate, then the same with a channel that hangs. */
        STEADY,
        /** Extreme alerts against a backlog of minor ones. */
        BACKLOG,
        /** A restart with full queues. */
        RESTART,
        /** Heap and queues over many alerts. */
        HEAP
    }

    private static final int CLIENTS = 8;
    private static final int MANY_CLIENTS = 64;
    private static final double RATE = 50;
    private static final int BACKLOG = 10_000;
    /** Each chain then grows every three seconds. */
    private static final int ABREAST = 150;

    private static final int QUEUED_ALERTS = 25_000;
    private static final int CHANNELS = 4;
    private static final Duration BRIEF = Duration.ofMinutes(10);
    private static final int TENTHS = 10;
    private static final int BATCH = 2_000;
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** What piles up in a longer one no longer fits into the broker's memory, and the files it goes to would be measured. */
    private static final Duration LONGEST_BURST = Duration.ofSeconds(10);

    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final Duration length;
    private final int alerts;
    private final PrintWriter out;
    private final String template;

    private FlowBench(Duration length, int alerts, PrintWriter out) throws IOException {
        this.length = length;
        this.alerts = alerts;
        this.out = out;
        this.template = Rig.resource("alert.xml");
    }

    /** Runs all phases and prints their figures. */
    public static void run(int seconds, Set<Phase> phases, int alerts, PrintWriter out) throws Exception {
        Path folder = Files.createTempDirectory("tocsin-bench");
        try {
            new FlowBench(Duration.ofSeconds(seconds), alerts, out).run(folder, phases);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder, Set<Phase> phases) throws Exception {
        say(
                "%d processors, Java %s, phases of %d s, everything on this machine",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), length.toSeconds());
        for (Phase phase : phases) {
            Path place = Files.createDirectory(folder.resolve(phase.name()));
            switch (phase) {
                case ACCEPTS -> accepts(place);
                case STEADY -> steadyRateAndHangingChannel(place);
                case BACKLOG -> backlog(place);
                case RESTART -> restart(place);
                case HEAP -> heap(place);
            }
        }
    }

    private void accepts(Path folder) throws Exception {
        accepts(folder, CLIENTS, 0.5);
        accepts(folder, MANY_CLIENTS, 0.3);
    }

    private void accepts(Path folder, int clients, double aim) throws Exception {
        try (Rig rig = held(folder.resolve("warm-" + clients))) {
            new Load(template, rig.port()).closed("warm", clients, WARM_UP);
        }
        Duration burst = length.compareTo(LONGEST_BURST) < 0 ? length : LONGEST_BURST;
        try (Rig rig = held(folder.resolve("accepts-" + clients))) {
            Load load = new Load(template, rig.port());
            Duration before = ProcessorTime.used();
            double accepts = load.closed("held", clients, burst);
            Duration used = ProcessorTime.used().minus(before);
            byte[] sample = load.sample();
            double sends = BrokerSends.measure(folder.resolve("broker-" + clients), rig.plan(), sample, clients, burst);
            say(
                    "%d clients: %.0f alerts accepted/s (POST to 202: %s), %.0f us of processor time each, the client's"
                            + " included; raw Artemis sends %.0f/s; ratio %.2f (aim: %.1f)",
                    clients,
                    accepts,
                    load.answers().summary(),
                    used.toNanos() / 1e3 / load.answers().count(),
                    sends,
                    accepts / sends,
                    aim);
        }
    }

    /** What is accepted stays where it is. */
    private static Rig held(Path folder) throws Exception {
        Rig rig = Rig.start(Files.createDirectory(folder));
        rig.engine().dispatch().holdFanOut();
        return rig;
    }

    private void steadyRateAndHangingChannel(Path folder) throws Exception {
        try (Rig rig = Rig.start(folder)) {
            chained(rig).open("warm", CLIENTS, RATE, WARM_UP);
            Load load = chained(rig);
            load.open("steady", CLIENTS, RATE, length);
            HandOvers steady = HandOvers.of(rig.engine(), load.submitted());
            Latencies all = steady.toAll();
            say(
                    "%.0f alerts/s: POST to all four hand-offs: %s (aim: p99 under 250 ms); %d of %d alerts",
                    RATE, all.summary(), all.count(), load.submitted().size());
            steady.byChannel().forEach(line -> say("  %s", line));
            Latencies before = steady.toAllBut("sms");
            rig.hangSmsc(true);
            Load hung = chained(rig);
            hung.open("hung", CLIENTS, RATE, length);
            Latencies during =
                    HandOvers.of(rig.engine(), hung.submitted(), "sms").toAllBut("sms");
            say(
                    "the SMSC hangs: the other three: %s; before: %s; p99 is %.2f of before (aim: within 1.10)",
                    during.summary(),
                    before.summary(),
                    (double) during.percentile(0.99).toNanos()
                            / before.percentile(0.99).toNanos());
        }
    }

    private Load chained(Rig rig) {
        return new Load(template, rig.port(), "Severe", BRIEF, Optional.of(new Chains(ABREAST)));
    }

    private void backlog(Path folder) throws Exception {
        try (Rig rig = Rig.start(folder)) {
            chained(rig).open("warm", CLIENTS, RATE, WARM_UP);
            rig.engine().dispatch().holdFanOut();
            new Load(template, rig.port(), "Minor").many("minor", CLIENTS, BACKLOG);
            rig.engine().dispatch().releaseFanOut();
            Load extreme = new Load(template, rig.port(), "Extreme");
            extreme.open("extreme", 1, 1, length);
            say(
                    "an Extreme alert a second against a backlog of %d Minor ones: POST to all four hand-offs: %s (aim: 1 s)",
                    BACKLOG,
                    HandOvers.of(rig.engine(), extreme.submitted()).toAll().summary());
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
            Latencies handOvers = HandOvers.of(rig.engine(), extreme).toAll();
            say(
                    "restart with %d deliveries queued: ready after %.1f s; the Extreme one on all four channels %s after that"
                            + " (aim: 3 s)",
                    QUEUED_ALERTS * CHANNELS, Duration.between(start, ready).toMillis() / 1e3, handOvers.summary());
        }
    }

    /** Short alerts of one channel; the heap is looked at after a full collection, when the queues are empty. */
    private void heap(Path folder) throws Exception {
        try (Rig rig = Rig.start(folder)) {
            Load load = new Load(template, rig.port(), "Moderate", SHORT, Optional.empty()).forgetful();
            for (int tenth = 0; tenth <= TENTHS; tenth++) {
                rig.forgetMessages();
                System.gc();
                Runtime heap = Runtime.getRuntime();
                say(
                        "%d alerts: %.0f MB of heap in use, %d messages in the queues",
                        (long) alerts * tenth / TENTHS,
                        (heap.totalMemory() - heap.freeMemory()) / 1e6,
                        rig.engine().broker().waiting());
                submitInBatches(rig, load, tenth < TENTHS ? alerts / TENTHS : 0);
            }
        }
    }

    private static void submitInBatches(Rig rig, Load load, int number) throws InterruptedException {
        for (int left = number; left > 0; left -= BATCH) {
            load.many("heap", CLIENTS, Math.min(left, BATCH));
            while (rig.engine().broker().waiting() > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
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
