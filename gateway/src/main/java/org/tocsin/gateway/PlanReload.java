package org.tocsin.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Renewal;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanDiff;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import org.tocsin.route.plan.PlanInForce;
import org.tocsin.route.plan.PlannedChannel;

/** Reads the plan file and the files of its channels anew and puts them in force, whole or not at all. */
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
    private final Map<String, Connector> connectors;

    /** @param connectors by channel; their files are read anew with the plan */
    public PlanReload(Path file, PlanInForce plans, Map<String, ? extends Connector> connectors) {
        this.file = file;
        this.plans = plans;
        this.connectors = Map.copyOf(connectors);
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
        List<Renewal> renewals = renewals(next);
        List<String> unusable =
                renewals.stream().flatMap(renewal -> renewal.obstacles().stream()).toList();
        if (!unusable.isEmpty()) {
            return refused(before, unusable);
        }
        if (!dryRun) {
            plans.replaceBy(next);
            renewals.forEach(renewal -> renewal.take().run());
        }
        List<String> changes = new ArrayList<>(PlanDiff.of(before, next));
        renewals.forEach(renewal -> changes.addAll(renewal.changes()));
        return new Result(before.version(), next.version(), changes, List.of());
    }

    /** What channels hold in files of their own, such as the cells of a peer. */
    private List<Renewal> renewals(Plan next) {
        List<Renewal> renewals = new ArrayList<>();
        for (PlannedChannel channel : next.channels()) {
            Optional.ofNullable(connectors.get(channel.name()))
                    .ifPresent(connector -> renewals.add(connector.renewal(channel.settings())));
        }
        return renewals;
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
