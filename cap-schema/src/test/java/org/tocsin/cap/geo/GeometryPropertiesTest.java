package org.tocsin.cap.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

/** What holds for any shape. {@code -Dfuzz.seed=} repeats a run. */
class GeometryPropertiesTest {
    private static final int RUNS = 300;

    private final Random random = new Random(seed());

    private static long seed() {
        return Long.getLong("fuzz.seed", System.nanoTime());
    }

    @BeforeEach
    void printTheSeed() {
        long seed = seed();
        System.out.println("fuzz.seed=" + seed);
        random.setSeed(seed);
    }

    @Test
    void aUnionIsNoSmallerThanAnyOfItsParts() {
        for (int run = 0; run < RUNS; run++) {
            List<Polygon> polygons = List.of(scribble(), scribble(), scribble());
            List<Circle> circles = List.of(new Circle(position(), random.nextDouble() * 300));
            double all = squareKilometres(area(polygons, circles));

            polygons.forEach(part -> assertThat(all * (1 + 1e-9))
                    .isGreaterThanOrEqualTo(squareKilometres(area(List.of(part), List.of()))));
            assertThat(all * (1 + 1e-9)).isGreaterThanOrEqualTo(squareKilometres(area(List.of(), circles)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10, 100})
    void aSmallCircleHasTheAreaOfACircle(double radius) {
        for (int run = 0; run < RUNS; run++) {
            Position centre = new Position(random.nextDouble() * 160 - 80, random.nextDouble() * 360 - 180);

            double area = squareKilometres(area(List.of(), List.of(new Circle(centre, radius))));

            assertThat(area)
                    .as("%s", centre)
                    .isCloseTo(Math.PI * radius * radius, within(0.001 * Math.PI * radius * radius));
        }
    }

    @Test
    void whatIsKeptOfARingIsValidAndLiesOnTheGlobe() {
        for (int run = 0; run < RUNS * 5; run++) {
            Polygon ring = scribble();
            RingShape.of(ring).map(RingShape::geometry).ifPresent(shape -> {
                assertThat(new IsValidOp(shape).getValidationError())
                        .as("%s became %s", ring, shape)
                        .isNull();
                assertThat(shape.getArea()).isPositive();
                Envelope reach = shape.getEnvelopeInternal();
                assertThat(new Envelope(-180, 180, -90, 90).contains(reach))
                        .as("%s", reach)
                        .isTrue();
            });
        }
    }

    @Test
    void aRingIsSoundExactlyWhenItsPolygonIsValid() {
        for (int run = 0; run < RUNS * 10; run++) {
            Coordinate[] ring = Globe.unwrap(scribble().ring().stream()
                    .map(p -> new Coordinate(p.longitude(), p.latitude()))
                    .toList());
            if (ring.length >= 4) {
                assertThat(Crossings.of(List.<Coordinate[]>of(ring)).areNone())
                        .as("%s", List.of(ring))
                        .isEqualTo(new IsValidOp(Globe.FACTORY.createPolygon(ring)).isValid());
            }
        }
    }

    @Test
    void turningTheGlobeChangesNoArea() {
        for (int run = 0; run < RUNS; run++) {
            Polygon ring = star();
            double here = squareKilometres(area(List.of(ring), List.of()));
            double turn = random.nextDouble() * 360;

            double there = squareKilometres(area(List.of(turned(ring, turn)), List.of()));
            double around = squareKilometres(area(List.of(turned(ring, 360)), List.of()));

            assertThat(there).isCloseTo(here, within(here * 1e-6));
            assertThat(around).isCloseTo(here, within(here * 1e-6));
        }
    }

    private Position position() {
        return new Position(random.nextDouble() * 170 - 85, random.nextDouble() * 360 - 180);
    }

    /** A few pairs near one place, often on a grid, so that they repeat, touch and cross. */
    private Polygon scribble() {
        Position near = position();
        double reach = random.nextBoolean() ? 0.01 : 5;
        boolean grid = random.nextBoolean();
        List<Position> ring = new ArrayList<>();
        for (int n = 3 + random.nextInt(7); n > 0; n--) {
            double north = grid ? random.nextInt(4) / 4.0 : random.nextDouble();
            double east = grid ? random.nextInt(4) / 4.0 : random.nextDouble();
            double latitude = grid ? Math.rint(near.latitude()) : near.latitude();
            double longitude = grid ? Math.rint(near.longitude()) : near.longitude();
            ring.add(new Position(latitude + reach * north * 0.9, Globe.longitude(longitude + reach * east)));
        }
        ring.add(ring.get(0));
        return new Polygon(ring);
    }

    /** A ring around its middle that does not cross itself. */
    private Polygon star() {
        Position middle = position();
        int corners = 3 + random.nextInt(30);
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 1 + 3 * random.nextDouble();
            ring.add(new Position(
                    middle.latitude() + radius * Math.sin(angle),
                    Globe.longitude(middle.longitude() + radius * Math.cos(angle))));
        }
        ring.add(ring.get(0));
        return new Polygon(ring);
    }

    private static Polygon turned(Polygon polygon, double degrees) {
        return new Polygon(polygon.ring().stream()
                .map(p -> new Position(p.latitude(), Globe.longitude(p.longitude() + degrees)))
                .toList());
    }

    private static double squareKilometres(Area area) {
        Optional<Geometry> geometry = AreaGeometry.of(List.of(area), Gazetteer.NONE);
        return geometry.map(AreaGeometry::squareKilometres).orElse(0.0);
    }

    private static Area area(List<Polygon> polygons, List<Circle> circles) {
        return new Area("", polygons, circles, List.of(), Optional.empty(), Optional.empty());
    }
}
