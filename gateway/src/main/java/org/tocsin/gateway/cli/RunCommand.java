package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.tocsin.gateway.GatewayApplication;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.standby.Ownership;
import org.tocsin.gateway.standby.Standby;
import org.tocsin.route.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin run}: the gateway until it is told to stop. */
@Command(
        name = "run",
        description =
                "Run the gateway with a configuration directory until it gets SIGTERM or Ctrl-C. While another gateway"
                        + " owns the data directory, stand by and take over when that one ends.",
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
        GatewayConfig config = withOptions(installation.get().config());
        GatewayApplication.requireWritable(config.data());
        Optional<Ownership> free = Ownership.take(config.data());
        Plan plan = installation.get().plan();
        Ownership ownership = free.orElseGet(() -> Standby.awaitTurn(config, out));
        if (free.isEmpty()) {
            plan = planNow(out).orElse(plan);
        }
        ConfigurableApplicationContext context = GatewayApplication.start(config, plan, ownership);
        Banner.print(out, config, localPort(context));
        out.flush();
        return STAYS_UP;
    }

    private GatewayConfig withOptions(GatewayConfig configured) {
        GatewayConfig ported = port.map(configured::withPort).orElse(configured);
        return data.map(ported::withData).orElse(ported);
    }

    /** The plan may have changed while this one stood by. One that cannot be read any more must not keep it from taking over. */
    private Optional<Plan> planNow(PrintWriter out) {
        Optional<Plan> plan = Installation.read(directory, out).map(Installation::plan);
        if (plan.isEmpty()) {
            out.println("It takes over with the plan as it was when it began to stand by.");
        }
        out.flush();
        return plan;
    }

    /** The port that the server really listens on. */
    static int localPort(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
