package org.tocsin.gateway.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.gateway.GatewayApplication;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscSimulator;

/**
 * One alert to very many recipients: a whole gateway, its queues and ledgers on this disk, against a simulated SMSC in this
 * process, and beside it a bare loop of jSMPP against the same SMSC.
 */
public final class SmsBench {
    private static final String SYSTEM_ID = "tocsin";
    private static final String PASSWORD = "bench";
    private static final int WARM_UP = 3_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * What is measured.
     *
     * @param answer how long the SMSC takes for an answer
     * @param pace of the contract, parts a second; 0 for none
     * @param attempts parts of the delivery under way at a time
     */
    public record Setup(int recipients, int binds, int window, Duration answer, int pace, int attempts) {}

    private final Setup setup;
    private final PrintWriter out;
    private final Script script = new Script();
    private final SmscSimulator smsc =
            new SmscSimulator(0, SYSTEM_ID, PASSWORD, script, true, Clock.systemUTC()).start();

    private SmsBench(Setup setup, PrintWriter out) {
        this.setup = setup;
        this.out = out;
    }

    /** Runs it and prints the figures. */
    public static void run(Setup setup, PrintWriter out) throws Exception {
        Path folder = Files.createTempDirectory("tocsin-bench");
        SmsBench bench = new SmsBench(setup, out);
        try {
            bench.run(folder);
        } finally {
            bench.smsc.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Path folder) throws Exception {
        if (!setup.answer().isZero()) {
            script.add("on submit_sm wait " + setup.answer().toMillis() + "ms always");
        }
        int submits = Math.min(setup.recipients(), 20_000);
        bare(WARM_UP);
        double before = bare(submits);
        double gateway = gateway(folder);
        double after = bare(submits);
        double bare = Math.max(before, after);
        say(
                "%d recipients, %d binds, window %d, answers after %d ms, %d processors, %d MiB of heap",
                setup.recipients(),
                setup.binds(),
                setup.window(),
                setup.answer().toMillis(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / (1024 * 1024));
        say("bare jSMPP loop (one bind, %d threads): %.0f/s before, %.0f/s after", setup.window(), before, after);
        say(
                "gateway with broker, ledger on disk and receipts: %.0f submits/s, %.2f of the bare loop (aim: 0.70)",
                gateway, gateway / bare);
    }

    private double bare(int submits) throws Exception {
        double rate = BareSubmits.measure(smsc.port(), SYSTEM_ID, PASSWORD, setup.window(), submits);
        smsc.forgetMessages();
        return rate;
    }

    private double gateway(Path folder) throws Exception {
        writeRecipients(folder);
        Files.writeString(folder.resolve("password"), PASSWORD);
        Files.writeString(folder.resolve("plan.yaml"), plan());
        var reading = PlanFile.read(folder.resolve("plan.yaml"), ConnectorKinds::check);
        var plan = reading.plan()
                .orElseThrow(() ->
                        new IllegalStateException("The plan of the benchmark is at fault: " + reading.problems()));
        try (ConfigurableApplicationContext context = GatewayApplication.start(Rig.config(folder), plan, true)) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return sent(new Load(Rig.resource("alert.xml"), port));
        }
    }

    /** @return submits a second, from the first to the last */
    private double sent(Load load) throws IOException {
        long begin = smsc.submits();
        long posted = System.nanoTime();
        load.one("sms");
        long first = awaitSubmits(begin + 1, posted);
        long last = awaitSubmits(begin + setup.recipients(), posted);
        say(
                "from the POST to the first submit %.1f s, to the last of %d %.1f s; %d MiB of heap in use",
                (first - posted) / 1e9,
                setup.recipients(),
                (last - posted) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / (1024 * 1024));
        return (setup.recipients() - 1) * 1e9 / (last - first);
    }

    private long awaitSubmits(long count, long since) {
        while (smsc.submits() < count) {
            LockSupport.parkNanos(LOOK.toNanos());
            smsc.forgetMessages();
            if (System.nanoTime() - since > LIMIT.toNanos()) {
                throw new IllegalStateException("only " + smsc.submits() + " submits in an hour");
            }
        }
        return System.nanoTime();
    }

    private void writeRecipients(Path folder) throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(folder.resolve("recipients.csv"))) {
            rows.write("number,latitude,longitude,language\n");
            for (int i = 0; i < setup.recipients(); i++) {
                rows.write((15_550_000_000L + i) + ",13.93,-60.95,en\n");
            }
        }
    }

    private String plan() throws IOException {
        return Rig.resource("sms-plan.yaml")
                .replace("@SMSC_PORT@", Integer.toString(smsc.port()))
                .replace("@ATTEMPTS@", Integer.toString(setup.attempts()))
                .replace("@BINDS@", Integer.toString(setup.binds()))
                .replace("@WINDOW@", Integer.toString(setup.window()))
                .replace("@PACE@", Integer.toString(setup.pace()));
    }

    private void say(String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
        out.flush();
    }
}
