package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanAdvice;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import org.tocsin.route.plan.PlannedDelivery;
import org.tocsin.route.plan.RoutingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin plan check} and {@code tocsin plan explain}. */
@Command(
        name = "plan",
        description = "Check a plan file, or explain where it leads an alert.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "check",
            description =
                    "Tell every problem of a plan file with its line, and what in it is hardly meant. Exit status 0: no"
                            + " problem; 1: some.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", description = "The plan file.") Path file) {
        PrintWriter out = spec.commandLine().getOut();
        PlanReading reading = PlanFile.read(file, ConnectorKinds::check);
        Installation.print(file, reading.problems(), out);
        reading.plan().ifPresent(plan -> {
            PlanAdvice.of(plan, Instant.now()).forEach(advice -> out.println(file + ": warning: " + advice));
            out.println(summary(file, plan));
        });
        out.flush();
        return reading.plan().isPresent() ? 0 : 1;
    }

    @Command(
            name = "explain",
            description = "Say where the plan leads an alert, and by which rule.",
            mixinStandardHelpOptions = true)
    int explain(
            @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan file.")
                    Path planFile,
            @Parameters(paramLabel = "ALERT.xml", description = "A CAP message.") Path alertFile)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PlanReading reading = PlanFile.read(planFile, ConnectorKinds::check);
        Installation.print(planFile, reading.problems(), out);
        Reading message = CapXml.read(Files.readAllBytes(alertFile));
        if (reading.plan().isEmpty()) {
            return 1;
        }
        if (message instanceof Reading.Valid valid) {
            explain(reading.plan().get(), valid.message().alert(), out);
            return 0;
        }
        message.findings().forEach(finding -> out.println(line(alertFile, finding)));
        return 1;
    }

    private static void explain(Plan plan, Alert alert, PrintWriter out) {
        var deliveries = new RoutingPlan(plan).deliveriesFor(alert);
        for (PlannedDelivery delivery : deliveries) {
            String end = delivery.skipped()
                    .map(reason -> ", ends SKIPPED: " + reason)
                    .orElse("");
            String only = delivery.onlyIfOriginalWent() ? ", only if the original went out there" : "";
            out.println(delivery.channel().name() + ": " + delivery.action() + " by \"" + delivery.rule() + "\"" + only
                    + end);
        }
        if (deliveries.isEmpty()) {
            out.println("No rule leads this alert to any channel; the gateway would refuse it.");
        }
    }

    private static String line(Path file, Finding finding) {
        return file + ": " + finding.level() + " " + finding.rule() + " " + finding.path() + " " + finding.message();
    }

    private static String summary(Path file, Plan plan) {
        return file + " is in order: " + plan.name() + ", version " + plan.version() + ", "
                + counted(plan.authorities().size(), "authority", "authorities") + ", "
                + counted(plan.channels().size(), "channel", "channels") + ", "
                + counted(plan.rules().size(), "rule", "rules") + ".";
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
