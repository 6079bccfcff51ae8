package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.CellList;

/** A million cells. Run with {@code -Dbenchmarks=true}. */
@EnabledIfSystemProperty(named = "benchmarks", matches = "true")
class CellRegistryBenchmark {
    private static final int MILLION = 1_000_000;
    private static final Duration LIMIT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void aMillionCellsAreSelectedWithinThreeHundredMilliseconds() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        Path file = written(TestCells.random(MILLION, random));
        long before = used();
        long begin = System.nanoTime();
        CellRegistry registry = new CellRegistry(
                CellRegistryFile.read(file, problem -> {
                    throw new AssertionError(problem);
                }),
                true);
        long read = System.nanoTime() - begin;
        long octets = used() - before;
        System.out.printf(
                Locale.ROOT,
                "cells=%d read-ms=%d octets-per-cell=%d%n",
                registry.size(),
                read / 1_000_000,
                octets / MILLION);
        assertThat(octets / MILLION).isLessThan(120);

        long[] taken = new long[20];
        for (int i = 0; i < taken.length; i++) {
            Geometry area = TestCells.star(10.5, 51, 1 + 2 * random.nextDouble(), 500, random);
            begin = System.nanoTime();
            SortedSet<Cgi> selected = registry.cellsIn(area);
            List<CellList> lists = registry.listsFor(selected);
            taken[i] = (System.nanoTime() - begin) / 1_000_000;
            System.out.println("selected=" + selected.size() + " lists=" + lists.size() + " ms=" + taken[i]);
        }
        Arrays.sort(taken);
        System.out.println("median-ms=" + taken[taken.length / 2] + " worst-ms=" + taken[taken.length - 1]);
        assertThat(Duration.ofMillis(taken[taken.length / 2])).isLessThan(LIMIT);
    }

    private Path written(List<Cell> cells) throws IOException {
        Path file = directory.resolve("cells.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("rat,mcc,mnc,lac,ci,latitude,longitude,range_metres,azimuth,beam_width\n");
            for (Cell cell : cells) {
                out.write(String.format(
                        Locale.ROOT,
                        "GSM,262,42,%d,%d,%.6f,%.6f,%.0f,%d,%d%n",
                        cell.identity().lac(),
                        cell.identity().ci(),
                        cell.latitude(),
                        cell.longitude(),
                        cell.rangeMetres(),
                        cell.azimuth(),
                        cell.beamWidth()));
            }
        }
        return file;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
