package org.tocsin.gateway.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;
import org.tocsin.route.plan.Plan;

/**
 * The phases of the benchmark, one after the other on the same machine: the disk, the broker, the gateway's intake, the
 * whole way to four simulated counterparts. Clients, gateway and counterparts share the processors.
 */
public final class Bench {
    private static final int CLIENTS = 8;
    private static final double STEADY_RATE = 20;
    /** The compiler shares two processors with the load and takes some half a minute to finish with the intake. */
    private static final int WARM_UP = 3;

    private final Duration length;
    private final PrintWriter out;
    private double accepts;

    private Bench(Duration length, PrintWriter out) {
        this.length = length;
        this.out = out;
    }

    /** Runs all phases and prints their figures. */
    public static void run(int seconds, PrintWriter out) throws Exception {
        Path folder = Files.createTempDirectory("tocsin-bench");
        try {
            new Bench(Duration.ofSeconds(seconds), out).run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder) throws Exception {
        say(
                "%d processors, Java %s, %d s a phase, everything on this machine",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), length.toSeconds());
        say("durable file writes (4 KiB, forced, one writer): %.0f/s", FileWrites.measure(folder, length));
        String template = Rig.resource("alert.xml");
        handOvers(folder, template);
        Plan plan = accepts(folder, template);
        broker(folder, template, plan);
    }

    private void broker(Path folder, String template, Plan plan) throws Exception {
        byte[] sample = new Load(template, 0).sample();
        double sends =
                BrokerSends.measure(Files.createDirectory(folder.resolve("broker")), plan, sample, CLIENTS, length);
        say("Artemis durable sends (%d producers, %d octets): %.0f/s", CLIENTS, sample.length, sends);
        say("accepted alerts / Artemis sends: %.2f (aim: 0.33)", accepts / sends);
    }

    private Plan accepts(Path folder, String template) throws Exception {
        try (Rig rig = Rig.start(Files.createDirectory(folder.resolve("accepts")))) {
            rig.engine().dispatch().holdFanOut();
            new Load(template, rig.port()).closed("warm", CLIENTS, length.multipliedBy(WARM_UP));
            Load held = new Load(template, rig.port());
            accepts = held.closed("held", CLIENTS, length);
            say(
                    "accepted alerts (%d clients, fan-out held): %.0f/s; POST to 202: %s",
                    CLIENTS, accepts, held.answers().summary());
            rig.engine().dispatch().releaseFanOut();
            Load all = new Load(template, rig.port());
            double busy = all.closed("busy", CLIENTS, length);
            say(
                    "accepted alerts (%d clients, all channels at work on the backlog): %.0f/s; POST to 202: %s",
                    CLIENTS, busy, all.answers().summary());
            return rig.plan();
        }
    }

    private void handOvers(Path folder, String template) throws IOException, InterruptedException {
        try (Rig rig = Rig.start(Files.createDirectory(folder.resolve("handovers")))) {
            new Load(template, rig.port()).open("warm", CLIENTS, STEADY_RATE, length);
            Load load = new Load(template, rig.port());
            load.open("steady", CLIENTS, STEADY_RATE, length);
            Latencies handOvers = HandOvers.of(rig.engine(), load.submitted()).toAll();
            say(
                    "%.0f alerts/s, %d clients: POST to 202: %s",
                    STEADY_RATE, CLIENTS, load.answers().summary());
            say(
                    "%.0f alerts/s, %d clients: POST to all four hand-offs: %s (aim: p99 under 250 ms); %d of %d alerts",
                    STEADY_RATE,
                    CLIENTS,
                    handOvers.summary(),
                    handOvers.count(),
                    load.submitted().size());
        }
    }

    private void say(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
        out.flush();
    }
}
