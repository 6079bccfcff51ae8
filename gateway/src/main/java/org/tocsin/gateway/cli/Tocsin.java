package org.tocsin.gateway.cli;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Tocsin. */
@Command(
        name = "tocsin",
        description = "Emergency alerting gateway: CAP in; cell broadcast, SMS, broadcast media and web feeds out.",
        mixinStandardHelpOptions = true,
        version = "Tocsin " + Tocsin.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            RulesCommand.class,
            PlanCommand.class,
            CellsCommand.class,
            KeyCommand.class,
            SignCommand.class,
            AuditCommand.class,
            DeadCommand.class,
            ReportCommand.class,
            RecipientsCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Tocsin {
    static final String VERSION = "0.1.0";

    private Tocsin() {}

    public static void main(String[] arguments) {
        quietUntilConfigured();
        int status = new CommandLine(new Tocsin())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, result) -> Failures.print(exception, command))
                .execute(arguments);
        if (status != RunCommand.STAYS_UP) {
            System.exit(status);
        }
    }

    /** Until the gateway sets its levels, and in commands that start none, only what goes wrong is logged. */
    private static void quietUntilConfigured() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
