package org.tocsin.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tocsin.connector.Problem;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.config.GatewayConfig.ConfigReading;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;

/** Configuration and plan of one installation, or every problem of both, printed. */
record Installation(GatewayConfig config, Plan plan) {

    /** Reads a configuration directory; empty when there are problems, which {@code out} has been told. */
    static Optional<Installation> read(Path directory, Appendable out) {
        if (!Files.isDirectory(directory)) {
            Lines.print(out, "There is no directory " + directory + ". Name one with --config, such as config/demo.");
            return Optional.empty();
        }
        ConfigReading reading = GatewayConfig.read(directory);
        print(reading.file(), reading.problems(), out);
        if (reading.config().isEmpty()) {
            return Optional.empty();
        }
        GatewayConfig config = reading.config().get();
        PlanReading plan = PlanFile.read(config.plan(), ConnectorKinds::check);
        print(config.plan(), plan.problems(), out);
        return plan.plan().map(found -> new Installation(config, found));
    }

    /** One problem a line, as compilers write them, so that editors can jump there. */
    static void print(Path file, List<Problem> problems, Appendable out) {
        for (Problem problem : problems) {
            String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
            Lines.print(out, file + ":" + problem.line() + ": " + place + problem.message());
        }
        if (!problems.isEmpty()) {
            Lines.print(out, problems.size() + (problems.size() == 1 ? " problem" : " problems") + " in " + file + ".");
        }
    }
}
