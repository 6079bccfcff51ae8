package org.tocsin.cellbroadcast.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Area;
import org.tocsin.cap.Circle;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

class WarningAreaCoordinatesTest {
    private static final Polygon LONDON = new Polygon(List.of(
            new Position(51.5, -0.1), new Position(51.5, 0.1), new Position(51.6, 0.1), new Position(51.5, -0.1)));
    private static final Circle KYOTO = new Circle(new Position(35.0, 139.0), 10);
    private static final String W01 = "2060c93e91ffb72c93e920048dc962fe0048dc93e91ffb72";
    private static final String W02 = "3028b1c71f8b60b00280";

    @Test
    void aPolygonAndACircleAreWrittenAsTheReferenceWritesThem() {
        assertThat(hex(of(area(List.of(LONDON), List.of())))).isEqualTo(W01);
        assertThat(hex(of(area(List.of(), List.of(KYOTO))))).isEqualTo(W02);
    }

    @Test
    void theReferenceIsReadAndWrittenBackTheSame() {
        for (String vector : List.of(W01, W02, "100cff" + W01 + W02)) {
            byte[] octets = HexFormat.of().parseHex(vector);

            assertThat(WarningAreaCoordinates.decode(octets).encode()).isEqualTo(octets);
        }
        assertThat(WarningAreaCoordinates.decode(HexFormat.of().parseHex("100c1e"))
                        .waitSeconds())
                .isEqualTo(OptionalInt.of(30));
    }

    @Test
    void theEndsOfTheEarthStayInTheirBits() {
        assertThat(WarningAreaCoordinates.Point.of(90, 180))
                .isEqualTo(new WarningAreaCoordinates.Point((1 << 22) - 1, (1 << 22) - 1));
        assertThat(WarningAreaCoordinates.Point.of(-90, -180)).isEqualTo(new WarningAreaCoordinates.Point(0, 0));
    }

    @Test
    void whatDoesNotFitOrIsNotDrawnHasNoCoordinatesRatherThanHalfOfThem() {
        Polygon large = new Polygon(Collections.nCopies(190, new Position(51.5, -0.1)));

        assertThat(WarningAreaCoordinates.of(List.of(area(List.of(large), List.of())), OptionalInt.empty()))
                .isEmpty();
        assertThat(WarningAreaCoordinates.of(
                        List.of(area(Collections.nCopies(60, LONDON), List.of())), OptionalInt.empty()))
                .isEmpty();
        assertThat(WarningAreaCoordinates.of(
                        List.of(area(List.of(LONDON), List.of()), area(List.of(), List.of())), OptionalInt.empty()))
                .isEmpty();
        assertThat(WarningAreaCoordinates.of(List.of(), OptionalInt.of(30))).isEmpty();
    }

    @Test
    void damagedOctetsAreRefusedAndNothingElse() {
        byte[] whole = HexFormat.of().parseHex("100cff" + W01 + W02);
        for (int length = 1; length < whole.length; length++) {
            if (length != 3 && length != 3 + W01.length() / 2) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> WarningAreaCoordinates.decode(cut))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThatThrownBy(() -> WarningAreaCoordinates.decode(HexFormat.of().parseHex("4008")))
                .hasMessageContaining("tag 4");
    }

    private static WarningAreaCoordinates of(Area area) {
        return WarningAreaCoordinates.of(List.of(area), OptionalInt.empty()).orElseThrow();
    }

    private static Area area(List<Polygon> polygons, List<Circle> circles) {
        return new Area(
                "somewhere",
                polygons,
                circles,
                List.of(new NamedValue("SAME", "006109")),
                Optional.empty(),
                Optional.empty());
    }

    private static String hex(WarningAreaCoordinates coordinates) {
        return HexFormat.of().formatHex(coordinates.encode());
    }
}
