package org.tocsin.gateway.cli;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tocsin.gateway.bench.Bench;
import org.tocsin.gateway.bench.FlowBench;
import org.tocsin.gateway.bench.FlowBench.Phase;
import org.tocsin.gateway.bench.SmsBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin bench}: what this machine and this gateway can do, in one run. */
@Command(
        name = "bench",
        description =
                "Measure durable file writes, Artemis sends, accepted alerts and hand-over times on this machine.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each phase; default 10.")
    private int seconds = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "flow",
            description =
                    "Measure the flow in bad times: many submitters, a steady rate, a backlog, a channel that hangs, a"
                            + " restart with full queues. Takes some ten minutes.",
            mixinStandardHelpOptions = true)
    int flow(
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "Length of each phase; default 60.")
                    int length,
            @Option(
                            names = "--phase",
                            split = ",",
                            paramLabel = "NAME",
                            defaultValue = "ACCEPTS,STEADY,BACKLOG,RESTART",
                            description = "Only these, of ${COMPLETION-CANDIDATES}; default all but HEAP.")
                    Phase[] phases,
            @Option(
                            names = "--alerts",
                            paramLabel = "N",
                            defaultValue = "1000000",
                            description = "How many alerts HEAP submits; default 1000000, which takes an hour or so.")
                    int alerts)
            throws Exception {
        FlowBench.run(
                length,
                new TreeSet<>(List.of(phases)),
                alerts,
                spec.commandLine().getOut());
        return 0;
    }

    @Command(
            name = "sms",
            description =
                    "Send one alert to many recipients over a simulated SMSC, and measure a bare SMPP loop beside it.",
            mixinStandardHelpOptions = true)
    int sms(
            @Option(names = "--recipients", paramLabel = "N", defaultValue = "50000", description = "Default 50000.")
                    int recipients,
            @Option(names = "--binds", paramLabel = "N", defaultValue = "1", description = "Default 1.") int binds,
            @Option(names = "--window", paramLabel = "N", defaultValue = "64", description = "Default 64.") int window,
            @Option(
                            names = "--answer",
                            paramLabel = "MS",
                            defaultValue = "20",
                            description = "Milliseconds that the SMSC takes for an answer; default 20.")
                    int answer,
            @Option(
                            names = "--pace",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Parts a second of the contract; default 0, no limit.")
                    int pace,
            @Option(
                            names = "--attempts",
                            paramLabel = "N",
                            defaultValue = "4",
                            description =
                                    "Parts of the delivery under way at a time; default 4, half of them for what is"
                                            + " urgent.")
                    int attempts)
            throws Exception {
        SmsBench.run(
                new SmsBench.Setup(recipients, binds, window, Duration.ofMillis(answer), pace, attempts),
                spec.commandLine().getOut());
        return 0;
    }

    @Override
    public Integer call() throws Exception {
        Bench.run(seconds, spec.commandLine().getOut());
        return 0;
    }
}
