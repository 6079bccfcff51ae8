package org.tocsin.cap.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;

class AreaGeometryTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double KM_PER_DEGREE = Math.PI * 6371.0088 / 180;

    @Test
    void xIsTheLongitude() {
        Geometry geometry = AreaGeometry.of(
                        SampleAlerts.flood(Instant.EPOCH, Duration.ofHours(1)).alert(), Gazetteer.NONE)
                .orElseThrow();

        assertThat((Object) geometry.getEnvelopeInternal()).isEqualTo(new Envelope(-61.06, -60.89, 13.82, 14.03));
    }

    @Test
    void nothingLocatedIsEmptyAndNeverEverywhere() {
        assertThat(AreaGeometry.of(List.of(), Gazetteer.NONE)).isEmpty();
        assertThat(AreaGeometry.of(
                        SampleAlert.flood(Instant.EPOCH, Duration.ofHours(1))
                                .geocodeOnly("SAME", "099001")
                                .message()
                                .alert(),
                        Gazetteer.NONE))
                .isEmpty();
        assertThat(of(circle(13.9, -61, 0))).isEmpty();
        assertThat(of(circle(13.9, -61, Double.NaN))).isEmpty();
        assertThat(of(circle(99, -61, 5))).isEmpty();
        assertThat(of(polygon())).isEmpty();
        assertThat(of(polygon(13, -61))).isEmpty();
        assertThat(of(polygon(13, -61, 14, -61, 13, -61))).isEmpty();
        assertThat(of(polygon(13, -61, 14, -61, 15, -61, 13, -61))).isEmpty();
        assertThat(of(polygon(13, -61, Double.NaN, -61, 15, -60, 13, -61))).isEmpty();
        assertThat(of(polygon(13, -61, 14, Double.POSITIVE_INFINITY, 15, -60, 13, -61)))
                .isEmpty();
    }

    private static final Gazetteer ZONE_ONE = code ->
            code.value().equals("1") ? Optional.of(FACTORY.toGeometry(new Envelope(10, 11, 0, 1))) : Optional.empty();

    private static Area area(List<Polygon> polygons, List<Circle> circles, String... zones) {
        List<NamedValue> geocodes =
                Stream.of(zones).map(zone -> new NamedValue("ZONE", zone)).toList();
        return new Area("a place", polygons, circles, geocodes, Optional.empty(), Optional.empty());
    }

    @Test
    void polygonsCirclesAndGeocodesOfSeveralAreasAreUnited() {
        List<Area> areas = List.of(
                area(List.of(square(0, 0), square(0, 0.5)), List.of(new Circle(new Position(20, 20), 10))),
                area(List.of(), List.of(), "1", "2"));

        Geometry geometry = AreaGeometry.of(areas, ZONE_ONE).orElseThrow();

        assertThat(geometry.getNumGeometries()).isEqualTo(3);
        assertThat(geometry.getArea()).isCloseTo(1.5 + 1 + circleArea(10, 20), within(0.01));
    }

    @Test
    void aGeocodeBesideAShapeMakesTheAreaNoWider() {
        Area drawn = area(List.of(square(0, 0)), List.of(), "1");

        assertThat(AreaGeometry.of(List.of(drawn), ZONE_ONE).orElseThrow().getArea())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aGeocodeRescuesNoShapeThatCoversNoGround() {
        Area drawn = area(polygon(13, -61, 14, -61, 13, -61).polygons(), List.of(), "1");

        assertThat(AreaGeometry.of(List.of(drawn), ZONE_ONE)).isEmpty();
    }

    @Test
    void unclosedRingIsClosedAndCrossingRingRepaired() {
        assertThat(of(polygon(0, 0, 0, 1, 1, 1, 1, 0)).orElseThrow().getArea()).isCloseTo(1, within(1e-9));
        Geometry bowTie = of(polygon(0, 0, 1, 1, 1, 0, 0, 1, 0, 0)).orElseThrow();
        assertThat(bowTie.isValid()).isTrue();
        assertThat(bowTie.getArea()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void polygonAcrossTheDateLineStaysSmall() {
        Geometry islands =
                of(polygon(-19, 179, -19, -179, -16, -179, -16, 179, -19, 179)).orElseThrow();

        assertThat(islands.getArea()).isCloseTo(6, within(1e-6));
        assertThat(islands.getNumGeometries()).isEqualTo(2);
        assertThat(islands.covers(point(-17, -179.5))).isTrue();
        assertThat(islands.covers(point(-17, 179.5))).isTrue();
        assertThat(islands.covers(point(-17, 0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13.9, -61, 50",
        "0, 0, 1",
        "-17, 179.9, 100",
        "-17, -179.9, 100",
        "89.9, 30, 500",
        "-89.5, -120, 300",
        "90, 0, 100",
        "60, 10, 4000",
        "10, 20, 12000",
        "0, 179, 19000",
        "-80, 100, 9000",
        "0, 0, 10005"
    })
    void circleCoversWhatIsWithinItsRadiusAndNothingElse(double latitude, double longitude, double radius) {
        Geometry circle = of(circle(latitude, longitude, radius)).orElseThrow();
        Random random = new Random(17);

        assertThat(circle.isValid()).isTrue();
        assertThat(circle.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(circle.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
        int inside = 0;
        for (int i = 0; i < 4_000; i++) {
            double lat = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            double lon = random.nextDouble() * 360 - 180;
            if (i % 2 == 0) {
                lat = Math.max(
                        -89.999, Math.min(89.999, latitude + (random.nextDouble() - 0.5) * 3 * radius / KM_PER_DEGREE));
                lon = Math.IEEEremainder(longitude + (random.nextDouble() - 0.5) * 3 * radius / KM_PER_DEGREE, 360);
            }
            double distance = distance(latitude, longitude, lat, lon);
            inside += distance < radius ? 1 : 0;
            if (Math.abs(distance - radius) > Math.max(0.01 * radius, 0.01 * (20015 - radius))) {
                assertThat(circle.covers(point(lat, lon)))
                        .as("%s,%s at %s km", lat, lon, distance)
                        .isEqualTo(distance < radius);
            }
        }
        assertThat(inside).isPositive();
    }

    @Test
    void noRingMakesItFail() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            List<Position> ring = new ArrayList<>();
            double reach = random.nextBoolean() ? 90 : 1;
            for (int n = random.nextInt(12); n > 0; n--) {
                ring.add(new Position(
                        Math.rint((random.nextDouble() * 2 - 1) * reach * 1.01),
                        (random.nextBoolean() ? 1 : 0.5) * Math.rint((random.nextDouble() * 2 - 1) * reach * 2)));
            }
            Area area = area(
                    List.of(new Polygon(ring), square(0, 0)),
                    List.of(new Circle(new Position(0, 0), random.nextInt(21_000))));
            assertThat(AreaGeometry.of(List.of(area), Gazetteer.NONE))
                    .hasValueSatisfying(g -> assertThat(g.isValid()).isTrue());
        }
    }

    @Test
    void sixThousandVerticesAreFast() {
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            double angle = 2 * Math.PI * i / 6_000;
            ring.add(new Position(13.9 + (0.2 + 0.01 * (i % 2)) * Math.sin(angle), -61 + 0.2 * Math.cos(angle)));
        }
        long before = System.nanoTime();

        Optional<RingShape> shape = RingShape.of(new Polygon(ring));

        assertThat(shape)
                .hasValueSatisfying(s -> assertThat(s.geometry().isValid()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    private static Optional<Geometry> of(Area area) {
        return AreaGeometry.of(List.of(area), Gazetteer.NONE);
    }

    private static Area circle(double latitude, double longitude, double radius) {
        return area(List.of(), List.of(new Circle(new Position(latitude, longitude), radius)));
    }

    private static Area polygon(double... pairs) {
        return area(List.of(ring(pairs)), List.of());
    }

    private static Polygon ring(double... pairs) {
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ring.add(new Position(pairs[i], pairs[i + 1]));
        }
        return new Polygon(ring);
    }

    private static Polygon square(double south, double west) {
        return ring(south, west, south, west + 1, south + 1, west + 1, south + 1, west, south, west);
    }

    private static Area area(List<Polygon> polygons, List<Circle> circles) {
        return new Area("", polygons, circles, List.of(), Optional.empty(), Optional.empty());
    }

    private static Geometry point(double latitude, double longitude) {
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    private static double circleArea(double radiusKm, double latitude) {
        double degrees = radiusKm / KM_PER_DEGREE;
        return Math.PI * degrees * degrees / Math.cos(Math.toRadians(latitude));
    }

    private static double distance(double lat1, double lon1, double lat2, double lon2) {
        double a = Math.toRadians(lat1);
        double b = Math.toRadians(lat2);
        double h = Math.pow(Math.sin((b - a) / 2), 2)
                + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(lon2 - lon1) / 2), 2);
        return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
