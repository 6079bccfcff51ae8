package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tocsin.gateway.check.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tocsin rules}: every rule that a message is held against, as Markdown. */
@Command(
        name = "rules",
        description =
                "Print every rule that a message is held against: id, levels, what it asks, and where that comes from.",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(Rules.page());
        out.flush();
        return 0;
    }
}
