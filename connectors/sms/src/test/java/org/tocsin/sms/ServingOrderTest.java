package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Deliveries;

/** Who is selected, and in which turn. */
class ServingOrderTest extends SmscTest {
    private static final String HEADER = "number,latitude,longitude,area-codes,flags\n";

    @Test
    void thoseWithAFlagComeFirstAndThenThoseNearestToTheMiddle() {
        Coordinate middle = AreaGeometry.of(brief.alert(), Gazetteer.NONE)
                .orElseThrow()
                .getCentroid()
                .getCoordinate();
        SmsConnector connector = live(fixture()
                .with("window", 1)
                .file(HEADER
                        + row("17585550001", middle, 0.002, "")
                        + row("17585550002", middle, 0.004, "vulnerable")
                        + row("17585550003", middle, 0, "")
                        + row("17585550004", middle, 0.001, "priority")
                        + row("17585550005", middle, 0.001, "")));

        connector.deliver(first(brief));

        assertThat(destinations())
                .containsExactly("17585550004", "17585550002", "17585550003", "17585550005", "17585550001");
    }

    /** The ground of the code is a square of which the alert covers all, or a half. */
    @ParameterizedTest
    @CsvSource({"1.0, 100, true", "0.5, 100, false", "0.5, 50, true", "0.5, 51, false"})
    void anAreaCodeCountsWhenTheAlertCoversEnoughOfItsGround(double covered, int share, boolean told) {
        Selected selected = select(
                brief,
                fixture().with("area-code-share", share).file(HEADER + "17585550001,,,EMMA_ID XX001,\n"),
                code -> code.equals(new NamedValue("EMMA_ID", "XX001"))
                        ? Optional.of(halfInside(brief, covered))
                        : Optional.empty());

        assertThat(selected instanceof Selected.Chosen).isEqualTo(told);
    }

    private static Geometry halfInside(CapMessage message, double covered) {
        var area = AreaGeometry.of(message.alert(), Gazetteer.NONE).orElseThrow();
        // A square inside the area, and for a half an equal one far away.
        Coordinate inside = area.getInteriorPoint().getCoordinate();
        double side = 0.0005;
        GeometryFactory factory = new GeometryFactory();
        var here = factory.toGeometry(new Envelope(inside.x - side, inside.x + side, inside.y - side, inside.y + side));
        var away = factory.toGeometry(new Envelope(80 - side, 80 + side, inside.y - side, inside.y + side));
        assertThat(area.covers(here)).isTrue();
        return covered == 1.0 ? here : here.union(away);
    }

    @Test
    void aCodeThatAnAreaWithoutShapeNamesCountsWithoutAGazetteer() {
        Area named = new Area(
                "Valley",
                List.of(),
                List.of(),
                List.of(new NamedValue("EMMA_ID", "XX001")),
                Optional.empty(),
                Optional.empty());
        Reach reach = reach(List.of(named), "17585550001,,,EMMA_ID XX001,\n17585550002,,,EMMA_ID XX002,\n")
                .orElseThrow();

        assertThat(reach.contains(0)).isTrue();
        assertThat(reach.contains(1)).isFalse();
    }

    @Test
    void anAreaThatNobodysCodeNamesAndNobodyCanLocateReachesNobody() {
        Area unknown = new Area(
                "Valley",
                List.of(),
                List.of(),
                List.of(new NamedValue("EMMA_ID", "XX009")),
                Optional.empty(),
                Optional.empty());

        assertThat(reach(List.of(unknown), "17585550001,13.93,-60.95,EMMA_ID XX001,\n"))
                .isEmpty();
    }

    private Optional<Reach> reach(List<Area> areas, String rows) {
        SmsConfig config = fixture().file(HEADER + rows).config(smsc.port());
        return Reach.of(config.recipients().table(), areas, Gazetteer.NONE, 1);
    }

    private Selected select(CapMessage message, SmsFixture fixture, Gazetteer gazetteer) {
        return new RecipientSelection(fixture.config(smsc.port()), gazetteer)
                .select(Deliveries.alert(SmsFixture.LIVE, message));
    }

    private static String row(String number, Coordinate middle, double east, String flags) {
        return number + "," + middle.y + "," + (middle.x + east) + ",," + flags + "\n";
    }
}
