package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.geo.Place;
import org.tocsin.cap.geo.Places;

/** The rules about ground that need a gazetteer, a limit or the sender's ground, and the near misses of all of them. */
class GroundRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    static final int MOST_VERTICES = 100;
    static final Places ISLAND = new Places(Map.of(
            new NamedValue("SAME", "099001"), box(-61.05, -60.85, 13.75, 13.95),
            new NamedValue("SAME", "099002"), box(-61.2, -60.7, 13.6, 14.2),
            new NamedValue("SAME", "099003"), box(-50, -49, 13, 14)));
    private static final CheckSettings SETTINGS =
            CheckSettings.DEFAULT.withGround(ISLAND, Optional.empty()).withVertexLimit(Optional.of(MOST_VERTICES));

    @ParameterizedTest
    @CsvSource({
        "polygon-beyond-the-180th-meridian,        CAP-25, ERROR,   area[1]/polygon[1], as -179.5.",
        "polygon-with-a-line-half-round-the-globe, CAP-26, WARNING, area[1]/polygon[1], the short way",
        "polygon-crossing-itself,                  CAP-26, ERROR,   area[1]/polygon[1], percent",
        "polygon-touching-itself,                  CAP-26, WARNING, area[1]/polygon[1], leaves its area as it is",
        "pairs-exchanged-in-one-area,              CAP-27, WARNING, area[1]/polygon[1], write latitude first",
        "polygon-of-too-many-pairs,                CAP-28, WARNING, area[1]/polygon[1], 101 pairs",
        "geocode-elsewhere,                        CAP-32, WARNING, area[1]/geocode[1], SAME 099003",
        "geocode-much-larger,                      CAP-32, WARNING, area[1],            60 times",
    })
    void checkFindsTheOneFault(String fixture, String rule, Finding.Level level, String path, String words) {
        assertThat(check(fixture, SETTINGS)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.path()).isEqualTo("/alert/info[1]/" + path);
            assertThat(finding.message()).contains(words).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAP-25-four-pairs-closed",
                "CAP-25-corner-on-the-180th-meridian",
                "CAP-26-across-the-180th-meridian",
                "CAP-26-around-the-pole",
                "CAP-26-polygons-overlap",
                "CAP-27-islands-far-apart",
                "CAP-28-as-many-pairs-as-allowed",
                "CAP-29-circle-half-round-the-globe",
                "CAP-30-altitude-below-the-sea",
                "CAP-31-known-geocode-alone",
                "CAP-32-geocode-a-little-larger",
            })
    void whatIsRightHasNoFinding(String fixture) {
        assertThat(check("passing/" + fixture, SETTINGS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pairs-exchanged-beyond-the-pole,         CAP-25",
        "circle-centre-exchanged-beyond-the-pole, CAP-29",
    })
    void pairsThatLieOnTheGlobeOnlyExchangedAreNamedAsThat(String fixture, String refusal) {
        assertThat(check(fixture, SETTINGS)).extracting(Finding::rule).containsExactly(refusal, "CAP-27");
    }

    @Test
    void pairsThatFitTheSendersGroundOnlyExchangedAreNamed() {
        Geometry ground = box(-61.2, -60.7, 13.6, 14.2).geometry();
        CheckSettings settings = SETTINGS.withGround(ISLAND, Optional.of(ground));

        assertThat(check("pairs-exchanged-in-one-area", settings))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("CAP-27");
                    assertThat(finding.path()).isEqualTo("/alert/info[1]/area[1]/polygon[1]");
                    assertThat(finding.message()).contains("where the sender's alerts belong");
                });
    }

    @Test
    void pairsThatFitNowhereAreNotTakenForExchanged() {
        Geometry elsewhere = box(100, 101, 40, 41).geometry();

        assertThat(check("pairs-exchanged-in-one-area", SETTINGS.withGround(ISLAND, Optional.of(elsewhere))))
                .isEmpty();
    }

    @Test
    void moreCornersThanAMachineCanUniteAreRefusedWithTheLimit() {
        String hills = IntStream.range(0, 525)
                .mapToObj(i -> "13.8,-61." + (100 + i) + " 1")
                .collect(Collectors.joining("</circle><circle>"));
        Alert alert = SampleAlert.flood(NOW, Duration.ofHours(1))
                .circle(hills)
                .language("en")
                .message()
                .alert();

        assertThat(CapRules.check(alert, NOW, SETTINGS)).satisfiesOnlyOnce(finding -> {
            assertThat(finding.rule()).isEqualTo("CAP-28");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.path()).isEqualTo("/alert");
            assertThat(finding.message()).contains("50000");
        });
    }

    @Test
    void anUnknownGeocodeBesideAShapeSaysNothingAboutIt() {
        assertThat(check("geocode-elsewhere", CheckSettings.DEFAULT)).isEmpty();
    }

    private static List<Finding> check(String fixture, CheckSettings settings) {
        Alert alert = Fixtures.alert("check/" + fixture + ".xml");
        return CapRules.check(alert, NOW, settings);
    }

    private static Place box(double west, double east, double south, double north) {
        return Place.of(new GeometryFactory().toGeometry(new Envelope(west, east, south, north)));
    }
}
