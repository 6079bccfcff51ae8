package org.tocsin.gateway;

import java.nio.file.Path;
import java.util.List;
import org.tocsin.connector.Problem;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanDiff;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import org.tocsin.route.plan.PlanInForce;

/** Reads the plan file anew and puts it in force, whole or not at all. */
public final class PlanReload {

    /**
     * What came of it.
     *
     * @param before the version that was in force
     * @param after the version in force now, or in a dry run the one that would be; equal to {@code before} when refused
     * @param changes a sentence for each part that changes
     * @param obstacles why the plan before stays in force; empty when the new one can be taken
     */
    public record Result(String before, String after, List<String> changes, List<String> obstacles) {
        public Result {
            changes = List.copyOf(changes);
            obstacles = List.copyOf(obstacles);
        }

        public boolean isTaken() {
            return obstacles.isEmpty();
        }
    }

    private final Path file;
    private final PlanInForce plans;

    public PlanReload(Path file, PlanInForce plans) {
        this.file = file;
        this.plans = plans;
    }

    /** One at a time, so that what is reported is what happened. */
    public synchronized Result reload(boolean dryRun) {
        Plan before = plans.get();
        PlanReading reading = PlanFile.read(file, ConnectorKinds::check);
        if (reading.plan().isEmpty()) {
            return refused(
                    before, reading.problems().stream().map(this::sentence).toList());
        }
        Plan next = reading.plan().get();
        List<String> obstacles = plans.obstacles(next);
        if (!obstacles.isEmpty()) {
            return refused(before, obstacles.stream().map(PlanReload::restart).toList());
        }
        if (!dryRun) {
            plans.replaceBy(next);
        }
        return new Result(before.version(), next.version(), PlanDiff.of(before, next), List.of());
    }

    private static Result refused(Plan before, List<String> obstacles) {
        return new Result(before.version(), before.version(), List.of(), obstacles);
    }

    private String sentence(Problem problem) {
        String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
        return file.getFileName() + ":" + problem.line() + ": " + place + problem.message();
    }

    private static String restart(String change) {
        return change + " Channels change with a restart of the gateway only.";
    }
}
