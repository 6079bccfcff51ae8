package org.tocsin.cap.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class SphericalAreaTest {
    /** WGS 84, and how its meridian bends. */
    private static final double A = 6378.137;

    private static final double E2 = 0.00669437999014;

    @Test
    void theGlobeHasTheSurfaceOfWgs84() {
        assertThat(AreaGeometry.squareKilometres(Globe.world())).isCloseTo(510_065_622, within(100.0));
    }

    @Test
    void anOctantIsAnEighthOfIt() {
        assertThat(AreaGeometry.squareKilometres(box(0, 90, 0, 90))).isCloseTo(510_065_622 / 8.0, within(100.0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.005", "30, 0.003", "60, 0.006", "-61, 0.006", "89, 0.0091"})
    void aCellOfOneDegreeIsAsLargeAsOnTheEllipsoidWithinOnePercent(double south, double share) {
        double ellipsoid = cell(south);

        assertThat(AreaGeometry.squareKilometres(box(-61, -60, south, south + 1)))
                .isCloseTo(ellipsoid, within(ellipsoid * share));
    }

    @Test
    void theCellsAreThoseOfTheTables() {
        assertThat(cell(0)).isCloseTo(12_308.8, within(1.0));
        assertThat(cell(60)).isCloseTo(6_122, within(20.0));
    }

    @Test
    void aTriangleIsWhatItsStripsAddUpTo() {
        Geometry triangle = Globe.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(0, 50), new Coordinate(8, 50), new Coordinate(0, 58), new Coordinate(0, 50)
        });
        double strips = 0;
        for (int i = 0; i < 8_000; i++) {
            double south = 50 + i / 1000.0;
            strips += AreaGeometry.squareKilometres(box(0, 8 - (i + 0.5) / 1000, south, south + 0.001));
        }

        assertThat(AreaGeometry.squareKilometres(triangle)).isCloseTo(strips, within(strips * 1e-5));
    }

    @Test
    void aHoleIsTakenAway() {
        Geometry frame = box(0, 4, 40, 44).difference(box(1, 2, 41, 42));

        assertThat(AreaGeometry.squareKilometres(frame))
                .isCloseTo(
                        AreaGeometry.squareKilometres(box(0, 4, 40, 44))
                                - AreaGeometry.squareKilometres(box(1, 2, 41, 42)),
                        within(0.001));
    }

    private static Geometry box(double west, double east, double south, double north) {
        return Globe.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    /** The surface of one degree by one degree, summed from both radii of curvature. */
    private static double cell(double south) {
        int steps = 10_000;
        double width = Math.toRadians(1);
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double latitude = Math.toRadians(south + (i + 0.5) / steps);
            double w2 = 1 - E2 * Math.pow(Math.sin(latitude), 2);
            double alongMeridian = A * (1 - E2) / Math.pow(w2, 1.5);
            double alongParallel = A / Math.sqrt(w2) * Math.cos(latitude);
            sum += alongMeridian * alongParallel * width * width / steps;
        }
        return sum;
    }
}
