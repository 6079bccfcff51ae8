package org.tocsin.gateway.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What a person at the terminal is told when a command fails: the chain of causes in words; the log has the stack. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int print(Exception exception, CommandLine command) {
        LOG.debug("event=command-failed", exception);
        command.getErr().println(command.getColorScheme().errorText("It failed: " + words(exception)));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The messages of the exception and its causes, each once, outermost first. */
    static String words(Throwable exception) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : "\n  because: ")
                        .append(message.lines().findFirst().orElse(message));
            }
        }
        return text.isEmpty() ? exception.getClass().getSimpleName() : text.toString();
    }
}
