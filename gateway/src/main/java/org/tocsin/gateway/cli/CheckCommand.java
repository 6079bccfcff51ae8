package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin check}: schema and rules of CAP on files, without a gateway. */
@Command(
        name = "check",
        description =
                "Check CAP messages against the schema and the rules. Exit status 0: no errors; 1: errors; 2: a file"
                        + " cannot be read.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CAP messages; - reads standard input.")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int status = 0;
        for (Path file : files) {
            status = Math.max(status, check(file));
        }
        return status;
    }

    private int check(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            byte[] bytes = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
            List<Finding> findings = findings(CapXml.read(bytes));
            findings.forEach(f ->
                    out.println(file + ": " + f.level() + " " + f.rule() + " " + f.path() + "\n    " + f.message()));
            boolean good = findings.stream().noneMatch(Finding::isError);
            out.println(file + (good ? ": no errors." : ": would be refused."));
            return good ? 0 : 1;
        } catch (IOException e) {
            out.println(file + ": cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static List<Finding> findings(Reading reading) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading instanceof Reading.Valid valid) {
            Clock clock = Clock.systemUTC();
            findings.addAll(CapRules.check(valid.message().alert(), clock.instant(), CheckSettings.DEFAULT));
        }
        return findings;
    }
}
