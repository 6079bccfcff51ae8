package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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
        RecipientRegistry registry = people(2_000);
        for (int round = 0; round < 20; round++) {
            Geometry area = star(3 + random.nextInt(200), 5 + 10 * random.nextDouble());
            if (round % 3 == 0) {
                area = area.union(star(30, 3).buffer(0));
            }

            assertThat(selected(registry, area).toArray())
                    .isEqualTo(IntStream.range(0, registry.size())
                            .filter(bruteForce(registry, area))
                            .toArray());
        }
    }

    @Test
    void theBoundaryIsInside() {
        RegistryRows rows = new RegistryRows();
        rows.add(2, 17585550001L, 1, 0.5, "en");
        rows.add(3, 17585550002L, 0, 0, "en");
        rows.add(4, 17585550003L, 1.000001, 0.5, "en");
        Geometry square = FACTORY.toGeometry(new Envelope(0, 1, 0, 1));

        assertThat(selected(rows.registry(), square).toArray()).containsExactly(0, 1);
    }

    @Test
    void anAreaWithoutSurfaceSelectsNobodyAtAll() {
        Geometry line = FACTORY.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});

        assertThat(AreaScan.of(people(1), line)).isEmpty();
    }

    @Test
    void aMillionRecipientsAreScannedWith500Vertices() {
        RecipientRegistry registry = people(1_000_000);
        Geometry area = star(500, 4.5);
        long begin = System.nanoTime();
        long inside = selected(registry, area).count();

        System.out.printf(
                "recipients=1000000 vertices=500 inside=%d ms=%d%n", inside, (System.nanoTime() - begin) / 1_000_000);
        assertThat(inside).isPositive();
    }

    private static IntStream selected(RecipientRegistry registry, Geometry area) {
        AreaScan scan = AreaScan.of(registry, area).orElseThrow();
        return IntStream.range(0, registry.size()).filter(scan::contains);
    }

    private static IntPredicate bruteForce(RecipientRegistry registry, Geometry area) {
        return i -> area.covers(FACTORY.createPoint(new Coordinate(registry.longitude(i), registry.latitude(i))));
    }

    private RecipientRegistry people(int count) {
        RegistryRows rows = new RegistryRows();
        for (int i = 0; i < count; i++) {
            rows.add(i + 2, 17585550000L + i, 10 * random.nextDouble() - 5, 10 * random.nextDouble() - 5, "en");
        }
        return rows.registry();
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
