package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.tocsin.cellbroadcast.CellSelection.Mode;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.cbsp.Plmn;

class CellSelectionTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Plmn PLMN = new Plmn("262", "42");
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double NORTH_50 = Math.cos(Math.toRadians(50));

    /** Begins 1000 m east of the site at 50 north, 8 east. */
    private static final Geometry EAST_OF_THE_SITE =
            GEOMETRY.toGeometry(new Envelope(8 + 1000 / METRES_PER_DEGREE / NORTH_50, 8.2, 49.9, 50.1));

    @ParameterizedTest
    @CsvSource({
        "90, 120, 1100, SECTOR_INTERSECTS, 0, true",
        "90, 120, 950, SECTOR_INTERSECTS, 0, false",
        "90, 120, 950, SECTOR_INTERSECTS, 60, true",
        "270, 120, 5000, SECTOR_INTERSECTS, 0, false",
        "270, 240, 5000, SECTOR_INTERSECTS, 0, true",
        "270, 120, 5000, SECTOR_INTERSECTS, 1001, true",
        "150, 65, 30000, SECTOR_INTERSECTS, 0, true",
        "0, 360, 5000, SITE_INSIDE, 0, false",
        "0, 360, 100, SITE_INSIDE, 990, false",
        "0, 360, 100, SITE_INSIDE, 1010, true"
    })
    void azimuthBeamWidthRangeMarginAndModeDecide(
            int azimuth, int beam, double range, Mode mode, int margin, boolean belongs) {
        Cell cell = new Cell(new Cgi(PLMN, 1, 1), 50, 8, azimuth, beam, range, "", Set.of());

        CellRegistry registry = new CellRegistry(List.of(cell), false, new CellSelection(mode, margin));

        assertThat(registry.cellsIn(EAST_OF_THE_SITE)).hasSize(belongs ? 1 : 0);
    }

    @Test
    void aSectorThatHoldsTheWholeAreaBelongsToIt() {
        Geometry small = GEOMETRY.toGeometry(new Envelope(8.1, 8.101, 50.0, 50.001));
        Cell cell = new Cell(new Cgi(PLMN, 1, 1), 50, 8, 90, 60, 20_000, "", Set.of());

        assertThat(new CellRegistry(List.of(cell), false).cellsIn(small)).hasSize(1);
    }

    @Test
    void aHoleInTheAreaIsNoPartOfIt() {
        Geometry ring = GEOMETRY.toGeometry(new Envelope(7.8, 8.2, 49.8, 50.2))
                .difference(GEOMETRY.toGeometry(new Envelope(7.9, 8.1, 49.9, 50.1)));
        CellRegistry registry = new CellRegistry(
                List.of(
                        new Cell(new Cgi(PLMN, 1, 1), 50, 8, 500),
                        new Cell(new Cgi(PLMN, 1, 2), 50.15, 8, 500),
                        new Cell(new Cgi(PLMN, 1, 3), 50.098, 8, 500)),
                false);

        assertThat(registry.cellsIn(ring)).extracting(Cgi::ci).containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource({"SECTOR_INTERSECTS, 0", "SECTOR_INTERSECTS, 700", "SITE_INSIDE, 0", "SITE_INSIDE, 700"})
    void theIndexFindsWhatLookingAtEveryCellFinds(Mode mode, int margin) {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        List<Cell> cells = TestCells.random(3000, random);
        CellRegistry registry = new CellRegistry(cells, false, new CellSelection(mode, margin));
        for (int round = 0; round < 5; round++) {
            Geometry area = TestCells.star(10.5 + random.nextDouble(), 51 + random.nextDouble(), 0.7, 120, random);

            Set<Cgi> found = registry.cellsIn(area);

            // Between the two lies what only rounding of arcs and coordinates decides.
            assertThat(found).containsAll(everyOne(cells, area, mode, margin, 0.995));
            assertThat(everyOne(cells, area, mode, margin, 1.005)).containsAll(found);
        }
    }

    /** Looks at cell after cell, with the geometry library and in metres around the site. */
    private static Set<Cgi> everyOne(List<Cell> cells, Geometry area, Mode mode, int margin, double scale) {
        List<Cgi> found = new ArrayList<>();
        for (Cell cell : cells) {
            double east = METRES_PER_DEGREE * Math.cos(Math.toRadians(cell.latitude()));
            Geometry local = AffineTransformation.translationInstance(-cell.longitude(), -cell.latitude())
                    .scale(east, METRES_PER_DEGREE)
                    .transform(area);
            Geometry own = mode == Mode.SITE_INSIDE
                    ? GEOMETRY.createPoint(new Coordinate(0, 0))
                    : sector(cell, cell.rangeMetres() * scale);
            if (local.isWithinDistance(own, Math.max(margin * scale, scale > 1 ? 0.5 : 0))) {
                found.add(cell.identity());
            }
        }
        return Set.copyOf(found);
    }

    private static Geometry sector(Cell cell, double range) {
        boolean isRound = cell.beamWidth() == Cell.OMNIDIRECTIONAL;
        int corners = Math.max(8, cell.beamWidth());
        List<Coordinate> ring = new ArrayList<>();
        if (!isRound) {
            ring.add(new Coordinate(0, 0));
        }
        for (int corner = 0; corner <= corners; corner++) {
            double degrees = cell.azimuth() - cell.beamWidth() / 2.0 + cell.beamWidth() * (double) corner / corners;
            double angle = Math.toRadians(degrees);
            ring.add(new Coordinate(range * Math.sin(angle), range * Math.cos(angle)));
        }
        ring.set(ring.size() - 1, isRound ? ring.get(0) : ring.get(ring.size() - 1));
        if (!isRound) {
            ring.add(ring.get(0));
        }
        return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
    }
}
