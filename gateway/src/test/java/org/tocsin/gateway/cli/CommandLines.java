package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as a person would, in this process. */
public final class CommandLines {
    private CommandLines() {}

    /** What {@code tocsin dead} printed. */
    public static String dead(String... arguments) {
        return printed(new DeadCommand(), arguments);
    }

    /** What {@code tocsin plan} printed. */
    public static String plan(String... arguments) {
        return printed(new PlanCommand(), arguments);
    }

    /** What {@code tocsin cells} printed. */
    public static String cells(String... arguments) {
        return printed(new CellsCommand(), arguments);
    }

    /** What {@code tocsin recipients} printed. */
    public static String recipients(String... arguments) {
        return printed(new RecipientsCommand(), arguments);
    }

    /** What {@code tocsin key} printed. */
    public static String key(String... arguments) {
        return printed(new KeyCommand(), arguments);
    }

    private static String printed(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true)).execute(arguments);
        return out.toString();
    }
}
