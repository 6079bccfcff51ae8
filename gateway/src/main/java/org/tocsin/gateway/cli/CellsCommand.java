package org.tocsin.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tocsin.cellbroadcast.CellFile;
import org.tocsin.connector.Channel;
import org.tocsin.gateway.ConnectorKinds;
import org.tocsin.route.plan.PlanFile;
import org.tocsin.route.plan.PlanFile.PlanReading;
import org.tocsin.route.plan.PlannedChannel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin cells}: check, diff and import. */
@Command(
        name = "cells",
        description = "Check a cell registry, compare it with another, or put it in the place of a channel's.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CellsCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "check",
            description =
                    "Tell what is wrong with a cell registry and what it holds. Exit status 0: no problem; 1: some.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", description = "A cell registry.") Path file) {
        CellFile cells = CellFile.read(file);
        boolean usable = isUsable(file, cells);
        cells.summary().forEach(line -> out().println(file + ": " + line));
        out().flush();
        return usable ? 0 : 1;
    }

    @Command(
            name = "diff",
            description =
                    "Say what a cell registry changes in another. Exit status 0: nothing; 1: something; 2: one of them has"
                            + " problems.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "The registry in force.") Path old,
            @Parameters(paramLabel = "NEW", description = "The registry to come.") Path fresh) {
        CellFile before = CellFile.read(old);
        CellFile after = CellFile.read(fresh);
        // Both are asked, so that the problems of both are told.
        boolean wasUsable = isUsable(old, before);
        boolean usable = isUsable(fresh, after) && wasUsable;
        if (usable) {
            after.changesFrom(before).forEach(out()::println);
        }
        out().flush();
        return !usable ? 2 : after.isSameAs(before) ? 0 : 1;
    }

    @Command(
            name = "import",
            description =
                    "Show what a cell registry changes for a channel of the plan, then put it in the place of the channel's"
                            + " file, in one step; the file before is kept beside it. Exit status 0: done; 1: nothing was"
                            + " changed.",
            mixinStandardHelpOptions = true)
    int take(
            @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan file.")
                    Path planFile,
            @Option(names = "--channel", required = true, paramLabel = "NAME", description = "A channel of the plan.")
                    String channel,
            @Option(names = "--dry-run", description = "Show what would change, and change nothing.") boolean dryRun,
            @Option(
                            names = "--accept-loss",
                            description = "Take it even if more than a tenth of the cells is missing in it.")
                    boolean acceptLoss,
            @Parameters(paramLabel = "NEW", description = "A cell registry.") Path fresh)
            throws IOException {
        PlanReading reading = PlanFile.read(planFile, ConnectorKinds::check);
        Installation.print(planFile, reading.problems(), out());
        Optional<PlannedChannel> planned = reading.plan().stream()
                .flatMap(plan -> plan.channels().stream())
                .filter(candidate ->
                        candidate.name().equals(channel) && candidate.channel().kind() == Channel.Kind.CELL_BROADCAST)
                .findFirst();
        if (planned.isEmpty()) {
            out().println("The plan has no cell broadcast channel '" + channel + "' that is in order.");
            return 1;
        }
        return take(planned.get(), fresh, dryRun, acceptLoss);
    }

    private int take(PlannedChannel channel, Path fresh, boolean dryRun, boolean acceptLoss) throws IOException {
        Path file = channel.settings().file("cells");
        CellFile before = CellFile.read(file, channel.settings());
        CellFile after = CellFile.read(fresh, channel.settings());
        if (!isUsable(fresh, after)) {
            out().println("Nothing was changed.");
            return 1;
        }
        after.changesFrom(before).forEach(out()::println);
        if (after.losesManyOf(before) && !acceptLoss) {
            out().println("More than a tenth of the cells is missing in " + fresh
                    + ". Nothing was changed; add --accept-loss if that is meant.");
            return 1;
        }
        if (dryRun) {
            out().println("Nothing was changed.");
            return 0;
        }
        replace(file, fresh);
        out().println(file + " holds it now. A gateway that runs takes it with: ./tocsin plan reload");
        return 0;
    }

    /** A reader sees the old file or the new one, never a half. */
    private static void replace(Path file, Path fresh) throws IOException {
        Path before = file.resolveSibling(file.getFileName() + ".before");
        Path coming = file.resolveSibling(file.getFileName() + ".coming");
        Files.copy(fresh, coming, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
        Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isUsable(Path file, CellFile cells) {
        cells.problems().forEach(problem -> out().println(file + ": " + problem));
        out().flush();
        return cells.problems().isEmpty();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
