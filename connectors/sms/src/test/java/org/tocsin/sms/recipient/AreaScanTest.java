package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaScanTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theScanSelectsWhatBruteForceSelects() {
        System.out.println("seed=" + seed);
        RecipientTable table = people(2_000);
        for (int round = 0; round < 20; round++) {
            Geometry area = star(3 + random.nextInt(200), 5 + 10 * random.nextDouble());
            if (round % 3 == 0) {
                area = area.union(star(30, 3).buffer(0));
            }

            assertThat(selected(table, area).toArray())
                    .isEqualTo(IntStream.range(0, table.size())
                            .filter(bruteForce(table, area))
                            .toArray());
        }
    }

    @Test
    void theBoundaryIsInside() {
        TableDraft rows = new TableDraft(RecipientTable.empty());
        rows.add(person(17585550001L, 1, 0.5));
        rows.add(person(17585550002L, 0, 0));
        rows.add(person(17585550003L, 1.000001, 0.5));
        Geometry square = FACTORY.toGeometry(new Envelope(0, 1, 0, 1));

        assertThat(selected(rows.table(), square).toArray()).containsExactly(0, 1);
    }

    @Test
    void pointsOnEdgesAndCornersOfEveryShapeAreInsideAsBruteForceSaysToo() {
        System.out.println("seed=" + seed);
        for (int round = 0; round < 60; round++) {
            // Corners and people on one coarse lattice: many of them meet, and many lie exactly on an edge.
            Geometry area = lattice(3 + random.nextInt(12));
            TableDraft rows = new TableDraft(RecipientTable.empty());
            for (int i = 0; i < 1_681; i++) {
                rows.add(person(17585550000L + i, (i / 41 - 20) * 0.25, (i % 41 - 20) * 0.25));
            }
            RecipientTable table = rows.table();

            assertThat(selected(table, area).toArray())
                    .isEqualTo(IntStream.range(0, table.size())
                            .filter(bruteForce(table, area))
                            .toArray());
        }
    }

    @Test
    void anAreaWithoutSurfaceSelectsNobodyAtAll() {
        Geometry line = FACTORY.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});

        assertThat(AreaScan.of(people(1), line)).isEmpty();
    }

    @Test
    void aMillionRecipientsAreScannedWith500VerticesWithinALimit() {
        RecipientTable table = people(1_000_000);
        Geometry area = star(500, 4.5);
        long inside = 0;
        long best = Long.MAX_VALUE;
        // The best of a few, and time of the processor: other work shares it.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 5; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            inside = selected(table, area).count();
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - begin) / 1_000_000);
        }

        System.out.printf("recipients=1000000 vertices=500 inside=%d ms=%d%n", inside, best);
        assertThat(inside).isPositive();
        assertThat(best).isLessThan(300);
    }

    private static IntStream selected(RecipientTable table, Geometry area) {
        AreaScan scan = AreaScan.of(table, area).orElseThrow();
        return IntStream.range(0, table.size()).filter(scan::contains);
    }

    private static IntPredicate bruteForce(RecipientTable table, Geometry area) {
        return i -> area.covers(FACTORY.createPoint(new Coordinate(table.longitude(i), table.latitude(i))));
    }

    private RecipientTable people(int count) {
        TableDraft rows = new TableDraft(RecipientTable.empty());
        for (int i = 0; i < count; i++) {
            rows.add(person(17585550000L + i, 10 * random.nextDouble() - 5, 10 * random.nextDouble() - 5));
        }
        return rows.table();
    }

    /** A hull, with a hole now and then, whose corners are multiples of a half. */
    private Geometry lattice(int corners) {
        Coordinate[] points = new Coordinate[corners];
        for (int i = 0; i < corners; i++) {
            points[i] = new Coordinate((random.nextInt(17) - 8) * 0.5, (random.nextInt(17) - 8) * 0.5);
        }
        Geometry hull = FACTORY.createMultiPointFromCoords(points).convexHull();
        Geometry hole = FACTORY.toGeometry(new Envelope(-1, 0.5, -0.5, 1));
        Geometry area = random.nextBoolean() ? hull.difference(hole) : hull.union(hole);
        return area.getArea() > 0 ? area : hole;
    }

    private static Recipient person(long number, double latitude, double longitude) {
        return new Recipient(
                Long.toString(number),
                Optional.of(new Position(latitude, longitude)),
                "en",
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Geometry star(int vertices, double radius) {
        Coordinate[] ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double reach = radius * (0.4 + 0.6 * random.nextDouble());
            ring[i] = new Coordinate(reach * Math.cos(angle), reach * Math.sin(angle));
        }
        ring[vertices] = ring[0];
        return FACTORY.createPolygon(ring);
    }
}
