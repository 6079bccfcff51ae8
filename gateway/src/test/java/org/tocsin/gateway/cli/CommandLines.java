package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as a person would, in this process. */
public final class CommandLines {
    private CommandLines() {}

    /** What {@code tocsin dead} printed. */
    public static String dead(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new DeadCommand()).setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true)).execute(arguments);
        return out.toString();
    }
}
