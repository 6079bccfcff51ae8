package org.tocsin.cap.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Position;

class SurfaceAreaTest {
    private static final double SPHERE = 4 * Math.PI * 6371.0088 * 6371.0088;

    @Test
    void theWholeGlobeIsTheSurfaceOfTheSphere() {
        assertThat(SurfaceArea.squareKilometres(Globe.world())).isCloseTo(SPHERE, within(1.0));
    }

    @Test
    void aCircleHasTheAreaOfItsCapAtTheEquatorAndFarNorthAndAcrossTheMeridian() {
        double cap = Math.PI * 10 * 10;

        assertThat(SurfaceArea.squareKilometres(circle(0, 0))).isCloseTo(cap, within(cap / 100));
        assertThat(SurfaceArea.squareKilometres(circle(70, 25))).isCloseTo(cap, within(cap / 100));
        assertThat(SurfaceArea.squareKilometres(circle(-17, 180))).isCloseTo(cap, within(cap / 100));
    }

    @Test
    void theGeometryStaysAsItWas() {
        Geometry circle = circle(14, -61);
        Geometry before = circle.copy();

        SurfaceArea.squareKilometres(circle);

        assertThat(circle.equalsExact(before)).isTrue();
    }

    private static Geometry circle(double latitude, double longitude) {
        Circle tenKilometres = new Circle(new Position(latitude, longitude), 10);
        Area area = new Area("", List.of(), List.of(tenKilometres), List.of(), Optional.empty(), Optional.empty());
        return AreaGeometry.of(List.of(area), Gazetteer.NONE).orElseThrow();
    }
}
