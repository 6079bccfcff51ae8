package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.GatewayApplication;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.demo.Counterparts;
import org.tocsin.gateway.demo.Journey;
import org.tocsin.gateway.demo.Reception;
import org.tocsin.gateway.demo.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin demo}: a whole gateway with simulated channels, one alert, its journey. Keeps no data. */
@Command(
        name = "demo",
        description =
                "Start a gateway with simulated channels on loopback, submit a flood warning, and show its journey.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String DEMO_KEY = "demo-key";

    @Option(
            names = "--once",
            description = "End after the journey; exit status 0 when the alert reached every channel.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Listen on this port instead of 8080; 0 picks a free one.")
    private Optional<Integer> port = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting a gateway with simulated channels ...");
        Path directory = Path.of(System.getProperty("tocsin.home", ".")).resolve("config/demo");
        Optional<Installation> installation = Installation.read(directory, out);
        out.flush();
        if (installation.isEmpty()) {
            return 2;
        }
        Path data = Files.createTempDirectory("tocsin-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(data.toFile())));
        GatewayConfig configured = installation.get().config().withData(data);
        GatewayConfig config = port.map(configured::withPort).orElse(configured);
        ConfigurableApplicationContext context =
                GatewayApplication.start(config, installation.get().plan(), true);
        boolean arrived = journey(context, config, directory, out);
        if (!once) {
            out.println("The gateway stays up until Ctrl-C.");
            out.flush();
            return RunCommand.STAYS_UP;
        }
        context.close();
        return arrived ? 0 : 1;
    }

    private static boolean journey(
            ConfigurableApplicationContext context, GatewayConfig config, Path directory, PrintWriter out)
            throws IOException, InterruptedException {
        int listening = RunCommand.localPort(context);
        Banner.print(out, config, listening);
        out.println();
        String url = "http://localhost:" + listening;
        Instant now = Instant.now();
        byte[] alert = Sample.fill(
                directory.resolve("sample-alert.xml"), Long.toString(now.getEpochSecond()), now, Duration.ofHours(3));
        boolean accepted = new Journey(url, DEMO_KEY, context.getBean(Engine.class), out).follow(alert);
        boolean received = new Reception(context.getBean(Counterparts.class), url, out).print();
        out.println();
        out.println(
                accepted && received
                        ? "The alert reached every channel."
                        : "The alert did not reach every channel; the lines above say where it stopped.");
        out.flush();
        return accepted && received;
    }
}
