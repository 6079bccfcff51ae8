package org.tocsin.gateway.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tocsin.cap.Finding.Level;
import org.tocsin.gateway.check.CheckEngine;
import org.tocsin.gateway.check.Checked;
import org.tocsin.gateway.check.Input;
import org.tocsin.gateway.check.Inputs;
import org.tocsin.gateway.check.JsonOutput;
import org.tocsin.gateway.check.MessageRules;
import org.tocsin.gateway.check.Output;
import org.tocsin.gateway.check.Paint;
import org.tocsin.gateway.check.Progress;
import org.tocsin.gateway.check.SarifOutput;
import org.tocsin.gateway.check.StandardStream;
import org.tocsin.gateway.check.Tally;
import org.tocsin.gateway.check.TextOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin check}: schema, rules, profiles and a plan held against messages, without a gateway. */
@Command(
        name = "check",
        description = {
            "Check CAP messages against the schema and the rules, the profiles and the plan that are named.",
            "Nothing is sent and nothing is fetched.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:no errors",
            "1:errors were found; with --strict, or warnings",
            "2:something could not be read, or the call is wrong"
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {

    /** How the results are written. */
    enum Format {
        text,
        json,
        sarif
    }

    /** When text is coloured. */
    enum Colour {
        auto,
        always,
        never
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Messages; folders with their *.xml and *.cap, sorted; - is standard input.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private CheckBasis basis = new CheckBasis();

    @Option(names = "--strict", description = "Warnings fail, too: exit status 1.")
    private boolean strict;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "How to write the results: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description =
                    "When to colour text: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}, on a terminal unless"
                            + " NO_COLOR is set.")
    private Colour colour = Colour.auto;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;
    private final Clock clock;

    CheckCommand() {
        this(System.in, Clock.systemUTC());
    }

    CheckCommand(InputStream standardInput, Clock clock) {
        this.standardInput = standardInput;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        refuseUnclearNames();
        Optional<MessageRules> rules = basis.rules(spec.commandLine());
        if (rules.isEmpty()) {
            return 2;
        }
        Tally tally = check(new CheckEngine(rules.get(), basis.moment(spec.commandLine(), clock)));
        boolean failed = tally.count(Level.ERROR) > 0 || (strict && tally.count(Level.WARNING) > 0);
        return tally.unreadable() > 0 ? 2 : failed ? 1 : 0;
    }

    private Tally check(CheckEngine engine) {
        List<Input> inputs = Inputs.find(paths, standardInput);
        Output output = output();
        Tally tally = new Tally();
        Progress progress = progress();
        for (Input input : inputs) {
            Checked checked = engine.check(input);
            tally.add(checked);
            output.add(checked);
            progress.done(tally.files(), inputs.size());
        }
        progress.end();
        output.end(tally);
        return tally;
    }

    private Output output() {
        PrintWriter out = spec.commandLine().getOut();
        return switch (format) {
            case text -> new TextOutput(out, new Paint(isColoured()));
            case json -> new JsonOutput(out, Tocsin.VERSION);
            case sarif -> new SarifOutput(out, Tocsin.VERSION);
        };
    }

    /** Text on the same terminal shows by itself that the check goes on. */
    private Progress progress() {
        boolean wanted = format != Format.text || !StandardStream.OUTPUT.isTerminal();
        return new Progress(spec.commandLine().getErr(), wanted && StandardStream.ERROR.isTerminal(), clock);
    }

    private boolean isColoured() {
        return switch (colour) {
            case auto -> Ansi.AUTO.enabled();
            case always -> true;
            case never -> false;
        };
    }

    /** An empty name, which a script's unset variable makes, would mean the current folder. */
    private void refuseUnclearNames() {
        if (paths.contains(Path.of(""))) {
            throw new ParameterException(spec.commandLine(), "A file name is empty.");
        }
        if (Collections.frequency(paths, Path.of(Input.STANDARD)) > 1) {
            throw new ParameterException(spec.commandLine(), "Standard input can be read once: name - once.");
        }
    }
}
