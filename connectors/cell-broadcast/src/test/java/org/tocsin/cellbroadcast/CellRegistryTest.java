package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cellbroadcast.cbsp.CellIdentity;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;
import org.tocsin.cellbroadcast.cbsp.Plmn;

class CellRegistryTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Plmn PLMN = new Plmn("262", "42");
    private static final double METRES_PER_DEGREE = 111_195;

    @TempDir
    private Path directory;

    @Test
    void aCellIsSelectedWhenItsCoverageMeetsTheArea() {
        // The area begins at 13 degrees east; at 60 degrees north a degree of longitude is half as long.
        Geometry area = box(13, 59, 14, 61);
        Cell within = cell(1, 60, 13.5, 100);
        Cell reaches = cell(2, 60, 13 - 1000 / (METRES_PER_DEGREE / 2), 1050);
        Cell fallsShort = cell(3, 60, 13 - 1000 / (METRES_PER_DEGREE / 2), 950);
        Cell holdsTheArea = cell(4, 60, 12.5, 99_000);

        CellRegistry registry = new CellRegistry(List.of(within, reaches, fallsShort, holdsTheArea), false);

        assertThat(registry.cellsIn(area)).extracting(Cgi::ci).containsExactly(1, 2, 4);
    }

    @Test
    void aCellAtTheDateLineReachesAcrossIt() {
        CellRegistry registry = new CellRegistry(List.of(cell(1, -17, 179.999, 2000)), false);

        assertThat(registry.cellsIn(box(-180, -17.1, -179.995, -16.9))).hasSize(1);
        assertThat(registry.cellsIn(box(-179.9, -17.1, -179.5, -16.9))).isEmpty();
    }

    @Test
    void aHundredThousandCellsAreSelectedQuickly() {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Cgi identity = new Cgi(PLMN, i >> 16, i & 0xffff);
            cells.add(new Cell(identity, 47 + 8 * random.nextDouble(), 6 + 9 * random.nextDouble(), 500 + i % 3000));
        }
        CellRegistry registry = new CellRegistry(cells, false);
        Geometry area = GEOMETRY.createPoint(new Coordinate(10, 51)).buffer(3, 500);

        long begin = System.nanoTime();
        Set<Cgi> selected = registry.cellsIn(area);

        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("selected=" + selected.size() + " milliseconds=" + taken.toMillis());
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
        assertThat(selected.size()).isBetween(30_000, 50_000);
        assertThat(registry.listsFor(selected))
                .allMatch(list -> list.cells().size() <= CellList.MOST_CGIS)
                .satisfies(lists -> assertThat(lists.stream()
                                .mapToInt(list -> list.cells().size())
                                .sum())
                        .isEqualTo(selected.size()));
    }

    @Test
    void shorterFormsAreUsedOnlyWhereTheyNameExactlyTheSameCells() {
        Cell first = cell(1, 50, 8, 100);
        Cell second = cell(2, 50, 8, 100);
        Cell elsewhere = new Cell(new Cgi(PLMN, 2, 1), 50, 8, 100);
        CellRegistry registry = new CellRegistry(List.of(first, second, elsewhere), true);

        assertThat(registry.listsFor(List.of(first.identity(), second.identity(), elsewhere.identity())))
                .containsExactly(CellList.ALL);
        assertThat(registry.listsFor(List.of(first.identity(), second.identity())))
                .containsExactly(CellList.of(List.of(new CellIdentity.Lac(1))));
        assertThat(registry.listsFor(List.of(first.identity())))
                .containsExactly(CellList.of(List.of(first.identity())));
    }

    @Test
    void aRegistryThatMayLackCellsNeverSaysAllCells() {
        Cell only = cell(1, 50, 8, 100);

        assertThat(new CellRegistry(List.of(only), false).listsFor(List.of(only.identity())))
                .containsExactly(CellList.of(List.of(only.identity())));
    }

    @Test
    void everyFaultOfTheFileIsReportedWithItsLine() throws IOException {
        List<String> problems = new ArrayList<>();
        Path file = Files.writeString(
                directory.resolve("cells.csv"),
                """
                ci,lac,mnc,mcc,rat,latitude,longitude,range_metres
                1,1,42,262,GSM,50,8,100
                1,1,42,262,GSM,50,8,100
                2,1,42,262,GSM,95,8,100
                3,1,42,262,GSM,50,8
                70000,1,42,262,GSM,50,8,100
                5,1,4,262,GSM,50,8,100
                6,1,42,262,GSM,50,8,NaN
                7,x,42,262,GSM,50,8,10
                """);

        List<Cell> cells = CellRegistryFile.read(file, problems::add);

        assertThat(cells).hasSize(1);
        assertThat(problems).hasSize(7).allMatch(problem -> problem.matches("Line [3-9] of the cell registry: .*\\."));
    }

    @Test
    void filesOfPublicCellDatabasesAreReadWithAndWithoutTheirHeader() throws IOException {
        String header = "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n";
        String rows =
                """
                GSM,262,2,801,86355,0,13.285512,52.522202,1000,7,1,1282569574,1300155341,0
                GSM,262,2,801,1795,0,13.276907,52.525714,0,9,1,1282569574,1300155341,0
                GSM,310,4,1,2,0,-77.0,38.9,5716,9,1,1282569574,1300155341,0
                UMTS,262,2,801,86356,0,13.2,52.5,1000,7,1,1282569574,1300155341,0
                """
                        .replace("86355", "6355");
        for (String text : List.of(header + rows, rows)) {
            Path file = Files.writeString(directory.resolve("262.csv"), text);
            CellFile read = CellFile.read(file);

            assertThat(read.problems()).isEmpty();
            assertThat(read.cells().cells())
                    .extracting(Cgi::toString)
                    .containsExactly("262-02-801-1795", "262-02-801-6355", "310-004-1-2");
            assertThat(read.cells().describe(read.cells().cells().first()))
                    .isEqualTo("52.525714,13.276907, all round, 1000.0 m");
            assertThat(read.leftOut()).containsEntry("UMTS", 1);
        }
    }

    @Test
    void aChannelTakesTheRowsOfItsPeerThatBearItsTags() throws IOException {
        Path file = Files.writeString(
                directory.resolve("cells.csv"),
                """
                rat,mcc,mnc,lac,ci,latitude,longitude,range_metres,azimuth,beam_width,peer,tags
                GSM,262,42,1,1,50,8,100,120,65,bsc-1,roof north
                GSM,262,42,1,2,50,8,100,,,bsc-1,roof
                GSM,262,42,1,3,50,8,100,,,bsc-2,roof north
                """);

        assertThat(CellFile.read(file, Peer.settings(Map.of("cells-peer", "bsc-1")))
                        .cells()
                        .size())
                .isEqualTo(2);
        assertThat(CellFile.read(
                                file,
                                Peer.settings(Map.of("cells-peer", "bsc-1", "cells-tags", List.of("north", "roof"))))
                        .cells()
                        .cells())
                .extracting(Cgi::ci)
                .containsExactly(1);
        assertThat(CellFile.read(file, Peer.settings(Map.of("cells-peer", "bsc-3")))
                        .problems())
                .singleElement()
                .asString()
                .contains("no cell of this peer");
    }

    @Test
    void aFileWithoutHeaderIsReported() throws IOException {
        List<String> problems = new ArrayList<>();
        Path file = Files.writeString(directory.resolve("cells.csv"), "GSM,262,42,1,1,50,8,100\n");

        assertThat(CellRegistryFile.read(file, problems::add)).isEmpty();
        assertThat(problems).singleElement().asString().contains("rat,mcc,mnc,lac,ci,latitude,longitude,range_metres");
    }

    private static Cell cell(int ci, double latitude, double longitude, double range) {
        return new Cell(new Cgi(PLMN, 1, ci), latitude, longitude, range);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
    }
}
