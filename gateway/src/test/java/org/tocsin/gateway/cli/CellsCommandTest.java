package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsCommandTest {
    private static final String HEADER = "rat,mcc,mnc,lac,ci,latitude,longitude,range_metres\n";
    private static final String FIRST = "GSM,262,42,257,4097,13.90,-60.97,2000\n";
    private static final String SECOND = "GSM,262,42,258,8193,13.86,-61.00,3000\n";

    @TempDir
    private Path folder;

    @Test
    void checkSaysWhatAFileHoldsAndWhatIsWrongWithIt() throws IOException {
        Path good = write("good.csv", HEADER + FIRST + SECOND + "LTE,262,42,300,70000,13.90,-60.97,2000\n");
        Path bad = write("bad.csv", HEADER + FIRST + FIRST);

        assertThat(CommandLines.cells("check", good.toString()))
                .contains("2 GSM cells in 2 location areas of 1 network.")
                .contains("1 rows of LTE are left out");
        assertThat(CommandLines.cells("check", bad.toString())).contains("Line 3 of the cell registry");
    }

    @Test
    void diffNamesWhatComesGoesAndMoves() throws IOException {
        Path old = write("old.csv", HEADER + FIRST);
        Path fresh = write("new.csv", HEADER + FIRST.replace("13.90", "13.91") + SECOND);

        assertThat(CommandLines.cells("diff", old.toString(), fresh.toString()))
                .contains("1 cells before, 2 after: 1 added, 0 removed, 1 changed.")
                .contains("The location area 258 comes with 1 cells.")
                .contains("+ 262-42-258-8193")
                .contains("~ 262-42-257-4097 13.9,-60.97, all round, 2000.0 m -> 13.91,");
        assertThat(CommandLines.cells("diff", old.toString(), old.toString())).contains("hold the same 1 cells");
    }

    @Test
    void importShowsTheDifferenceAndReplacesTheFileOfTheChannel() throws IOException {
        Path plan = plan();
        Path cells = write("cells.csv", HEADER + FIRST);
        Path fresh = write("new.csv", HEADER + FIRST + SECOND);

        assertThat(take(plan, fresh, "--dry-run")).contains("1 added").contains("Nothing was changed.");
        assertThat(Files.readString(cells)).isEqualTo(HEADER + FIRST);
        assertThat(take(plan, fresh)).contains("./tocsin plan reload");
        assertThat(Files.readString(cells)).isEqualTo(HEADER + FIRST + SECOND);
        assertThat(Files.readString(folder.resolve("cells.csv.before"))).isEqualTo(HEADER + FIRST);
    }

    @Test
    void aFileWithProblemsOrALossThatNobodyConfirmedChangesNothing() throws IOException {
        Path plan = plan();
        Path cells = write("cells.csv", HEADER + FIRST + SECOND);

        assertThat(take(plan, write("bad.csv", HEADER + "GSM,262,42,257,4097,95,8,100\n")))
                .contains("Line 2 of the cell registry")
                .contains("Nothing was changed.");
        assertThat(take(plan, write("small.csv", HEADER + FIRST)))
                .contains("More than a tenth of the cells is missing");
        assertThat(Files.readString(cells)).isEqualTo(HEADER + FIRST + SECOND);
        assertThat(take(plan, folder.resolve("small.csv"), "--accept-loss")).contains("holds it now");
    }

    private String take(Path plan, Path fresh, String... more) {
        String[] arguments = new String[6 + more.length];
        String[] first = {"import", "--plan", plan.toString(), "--channel", "cells", fresh.toString()};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandLines.cells(arguments);
    }

    private Path plan() throws IOException {
        return write(
                "plan.yaml",
                """
                name: A plan with one channel
                areas:
                  - {name: island, polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"}
                authorities:
                  - id: met
                    name: Met
                    senders: [alerts@met.example]
                    keys: ["sha256:c48a01f49fd0f2cc404bc3cbbc80e91457a3d41bb429a695243de4c61794155c"]
                    areas: [island]
                    statuses: [Actual]
                    scopes: [Public]
                    max-severity: Extreme
                channels:
                  - name: cells
                    kind: cell-broadcast
                    mode: live
                    settings: {host: 127.0.0.1, cells: cells.csv}
                rules:
                  - {name: everything, channels: [cells]}
                """);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
