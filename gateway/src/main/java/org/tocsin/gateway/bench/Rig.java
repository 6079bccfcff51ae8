package org.tocsin.gateway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.GatewayApplication;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.simulator.CbspPeerSimulator;
import org.tocsin.simulator.Script;
import org.tocsin.simulator.SmscSimulator;

/**
 * A whole gateway with its four channels in one process, on free ports. Cell broadcast peer and SMSC are simulated; the
 * station fetches nothing: its simulator demodulates each job, which would take most of the processors.
 */
final class Rig implements AutoCloseable {
    static final String KEY = "demo-key";
    private static final String PASSWORD = "bench";

    private final CbspPeerSimulator cells;
    private final Script smscScript = new Script();
    private final SmscSimulator smsc;
    private final Plan plan;
    private final ConfigurableApplicationContext context;

    private Rig(Path folder) throws IOException {
        Path pickUp = folder.resolve("station");
        cells = new CbspPeerSimulator(0, List.of(), new Script()).start();
        smsc = new SmscSimulator(0, "tocsin", PASSWORD, smscScript, false, Clock.systemUTC()).start();
        plan = writePlan(folder, pickUp);
        // Each job that nobody fetches is worth a line to a station, and none to a benchmark.
        System.setProperty("logging.level.org.tocsin.broadcast.StationWatch", "ERROR");
        context = GatewayApplication.start(config(folder), plan, true);
    }

    static Rig start(Path folder) throws IOException {
        return new Rig(folder);
    }

    /** The SMSC answers nothing from now on, or answers again. */
    void hangSmsc(boolean hang) {
        if (hang) {
            smscScript.add("on submit_sm stay silent always");
        } else {
            smscScript.clear();
        }
    }

    /** What the SMSC took is let go, so that only the gateway's own memory grows, if any. */
    void forgetMessages() {
        smsc.forgetMessages();
    }

    Plan plan() {
        return plan;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    Engine engine() {
        return context.getBean(Engine.class);
    }

    @Override
    public void close() {
        context.close();
        cells.close();
        smsc.close();
    }

    private Plan writePlan(Path folder, Path pickUp) throws IOException {
        Files.writeString(folder.resolve("password"), PASSWORD);
        copy("cells.csv", folder);
        copy("recipients.csv", folder);
        String text = resource("plan.yaml")
                .replace("@CELLS_PORT@", Integer.toString(cells.port()))
                .replace("@SMSC_PORT@", Integer.toString(smsc.port()))
                .replace("@STATION@", pickUp.toString());
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        var reading = PlanFile.read(file, ConnectorKinds::check);
        return reading.plan()
                .orElseThrow(() ->
                        new IllegalStateException("The plan of the benchmark is at fault: " + reading.problems()));
    }

    /** On a free port, with everything in this folder. */
    static GatewayConfig config(Path folder) {
        return new GatewayConfig(
                "127.0.0.1",
                0,
                "http://localhost",
                folder.resolve("data"),
                folder.resolve("plan.yaml"),
                2 * 1024 * 1024,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static void copy(String name, Path folder) throws IOException {
        Files.writeString(folder.resolve(name), resource(name));
    }

    static String resource(String name) throws IOException {
        try (var in = Rig.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
