package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.tocsin.gateway.GatewayApplication;
import org.tocsin.gateway.config.GatewayConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin run}: the gateway until it is told to stop. */
@Command(
        name = "run",
        description = "Run the gateway with a configuration directory until it gets SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** No exit status: the server's threads keep the process up. */
    static final int STAYS_UP = -1;

    @Option(names = "--config", required = true, paramLabel = "DIR", description = "The directory of gateway.yaml.")
    private Path directory = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Listen on this port instead of the configured one; 0 picks a free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data here instead of in the configured directory.")
    private Optional<Path> data = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Installation> installation = Installation.read(directory, out);
        out.flush();
        if (installation.isEmpty()) {
            return 2;
        }
        GatewayConfig configured = installation.get().config();
        GatewayConfig ported = port.map(configured::withPort).orElse(configured);
        GatewayConfig config = data.map(ported::withData).orElse(ported);
        ConfigurableApplicationContext context =
                GatewayApplication.start(config, installation.get().plan());
        Banner.print(out, config, localPort(context));
        out.flush();
        return STAYS_UP;
    }

    /** The port that the server really listens on. */
    static int localPort(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
