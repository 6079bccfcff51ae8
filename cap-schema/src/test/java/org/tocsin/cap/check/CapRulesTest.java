package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.geo.Gazetteer;

class CapRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    private static final Instant SENT = Instant.parse("2026-11-23T17:07:20Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({
        "identifier-with-space,             CAP-03, ERROR,   /alert/identifier",
        "identifier-blank,                  CAP-03, ERROR,   /alert/identifier",
        "sender-with-comma,                 CAP-03, ERROR,   /alert/sender",
        "sent-in-the-future,                CAP-06, ERROR,   /alert/sent",
        "update-without-references,         CAP-07, ERROR,   /alert",
        "references-with-bad-time,          CAP-08, ERROR,   /alert/references",
        "references-itself,                 CAP-09, ERROR,   /alert/references",
        "references-later-than-sent,        CAP-09, ERROR,   /alert/references",
        "private-without-addresses,         CAP-12, ERROR,   /alert",
        "restricted-without-restriction,    CAP-12, WARNING, /alert",
        "restriction-on-public,             CAP-13, WARNING, /alert/restriction",
        "exercise-without-note,             CAP-16, WARNING, /alert",
        "error-without-note               , CAP-16, WARNING, /alert",
        "alert-without-info,                CAP-18, ERROR,   /alert",
        "infos-of-different-category,       CAP-19, WARNING, /alert/info[2]",
        "infos-of-different-event-code    , CAP-19, WARNING, /alert/info[2]",
        "languages-of-different-severity,   CAP-20, WARNING, /alert/info[2]",
        "languages-of-different-area      , CAP-20, WARNING, /alert/info[2]",
        "same-headline-in-two-languages,    CAP-21, WARNING, /alert/info[2]/headline",
        "language-sp-US,                    CAP-21, WARNING, /alert/info[1]/language",
        "language-of-unknown-script       , CAP-21, WARNING, /alert/info[1]/language",
        "language-of-unknown-region       , CAP-21, WARNING, /alert/info[1]/language",
        "language-spelt-out               , CAP-21, WARNING, /alert/info[1]/language",
        "language-of-three-letters        , CAP-21, WARNING, /alert/info[1]/language",
        "expires-missing,                   CAP-22, WARNING, /alert/info[1]",
        "expires-before-onset,              CAP-23, ERROR,   /alert/info[1]/expires",
        "expired-already,                   CAP-23, ERROR,   /alert/info[1]/expires",
        "expires-after-three-days,          CAP-24, WARNING, /alert/info[1]/expires",
        "expires-after-forty-days         , CAP-24, WARNING, /alert/info[1]/expires",
        "polygon-not-closed,                CAP-25, ERROR,   /alert/info[1]/area[1]/polygon[1]",
        "polygon-of-three-pairs,            CAP-25, ERROR,   /alert/info[1]/area[1]/polygon[1]",
        "polygon-latitude-out-of-range,     CAP-25, ERROR,   /alert/info[1]/area[1]/polygon[1]",
        "polygon-crossing-itself,           CAP-26, ERROR,   /alert/info[1]/area[1]/polygon[1]",
        "polygon-touching-itself,           CAP-26, WARNING, /alert/info[1]/area[1]/polygon[1]",
        "polygon-with-repeated-pair,        CAP-26, WARNING, /alert/info[1]/area[1]/polygon[1]",
        "polygon-without-ground,            CAP-26, ERROR,   /alert/info[1]/area[1]/polygon[1]",
        "circle-of-negative-radius,         CAP-29, ERROR,   /alert/info[1]/area[1]/circle[1]",
        "circle-beyond-the-globe,           CAP-29, ERROR,   /alert/info[1]/area[1]/circle[1]",
        "circle-longitude-out-of-range,     CAP-29, ERROR,   /alert/info[1]/area[1]/circle[1]",
        "circle-of-zero-radius,             CAP-29, WARNING, /alert/info[1]/area[1]/circle[1]",
        "ceiling-without-altitude,          CAP-30, ERROR,   /alert/info[1]/area[1]/ceiling",
        "ceiling-below-altitude,            CAP-30, WARNING, /alert/info[1]/area[1]/ceiling",
        "info-without-area,                 CAP-31, ERROR,   /alert/info[1]",
        "area-not-located,                  CAP-31, ERROR,   /alert/info[1]",
        "area-description-blank,            CAP-31, WARNING, /alert/info[1]/area[1]/areaDesc",
        "deref-uri-not-base64,              CAP-34, ERROR,   /alert/info[1]/resource[1]/derefUri",
        "deref-uri-packed                 , CAP-34, WARNING, /alert/info[1]/resource[1]/derefUri",
        "deref-uri-without-padding        , CAP-34, ERROR  , /alert/info[1]/resource[1]/derefUri",
        "digest-differs,                    CAP-34, ERROR,   /alert/info[1]/resource[1]/digest",
        "digest-of-wrong-length,            CAP-34, WARNING, /alert/info[1]/resource[1]/digest",
        "size-far-off,                      CAP-34, WARNING, /alert/info[1]/resource[1]/size",
        "size-negative                    , CAP-34, WARNING, /alert/info[1]/resource[1]/size",
        "mime-type-malformed,               CAP-35, ERROR,   /alert/info[1]/resource[1]/mimeType",
        "uri-relative-alone,                CAP-35, ERROR,   /alert/info[1]/resource[1]/uri",
        "uri-of-file-scheme,                CAP-35, ERROR,   /alert/info[1]/resource[1]/uri",
        "web-relative,                      CAP-35, ERROR,   /alert/info[1]/web",
        "headline-with-html,                CAP-37, WARNING, /alert/info[1]/headline",
        "headline-with-bidi-override,       CAP-37, WARNING, /alert/info[1]/headline",
        "description-with-word-quotes,      CAP-37, WARNING, /alert/info[1]/description",
        "description-not-in-nfc,            CAP-37, WARNING, /alert/info[1]/description",
        "description-with-html-entity,      CAP-37, WARNING, /alert/info[1]/description",
        "resource-described-with-html     , CAP-37, WARNING, /alert/info[1]/resource[1]/resourceDesc",
        "note-with-html-comment           , CAP-37, WARNING, /alert/note",
        "description-with-control-character, CAP-37, WARNING, /alert/info[1]/description",
    })
    void checkFindsTheOneFault(String fixture, String rule, Finding.Level level, String path) {
        List<Finding> findings = check(Fixtures.alert("check/" + fixture + ".xml"), CheckSettings.DEFAULT);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.message()).endsWith(".").hasSizeGreaterThan(40);
        });
    }

    @Test
    void cleanMessagesHaveNoFindings() {
        CapMessage flood = SampleAlerts.flood(SENT, HOUR);

        assertThat(check(Fixtures.alert("flood.xml"), CheckSettings.DEFAULT)).isEmpty();
        assertThat(check(flood.alert(), CheckSettings.DEFAULT)).isEmpty();
        assertThat(check(SampleAlerts.update(flood, SENT.plusSeconds(60), HOUR).alert(), CheckSettings.DEFAULT))
                .isEmpty();
        assertThat(check(SampleAlerts.cancel(flood, SENT.plusSeconds(90)).alert(), CheckSettings.DEFAULT))
                .isEmpty();
    }

    @Test
    void expiryBeforeSentIsNamedOnceForSentAndOnceForTheClock() {
        List<Finding> findings = check(Fixtures.alert("check/expires-before-sent.xml"), CheckSettings.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("CAP-23", "CAP-23");
    }

    @Test
    void cancelOfWhatIsOverIsAccepted() {
        CapMessage flood = SampleAlerts.flood(SENT.minus(Duration.ofHours(3)), HOUR);

        assertThat(check(SampleAlerts.cancel(flood, SENT).alert(), CheckSettings.DEFAULT))
                .isEmpty();
    }

    @Test
    void cancelWithoutAreaIsAccepted() {
        CapMessage flood = SampleAlerts.flood(SENT, HOUR);

        Alert cancel = SampleAlert.cancel(flood, SENT.plusSeconds(90))
                .withoutArea()
                .message()
                .alert();

        assertThat(check(cancel, CheckSettings.DEFAULT)).isEmpty();
    }

    @Test
    void messageOlderThanThePlanAllowsIsRefused() {
        Alert flood = SampleAlerts.flood(NOW.minus(Duration.ofMinutes(6)), HOUR).alert();

        assertThat(check(flood, CheckSettings.DEFAULT)).isEmpty();
        assertThat(check(flood, CheckSettings.DEFAULT.withTimes(HOUR, Optional.of(Duration.ofMinutes(5)), HOUR)))
                .extracting(Finding::rule)
                .containsExactly("CAP-06");
    }

    @Test
    void blockThatLastsLongerThanThePlanAllowsIsRefused() {
        Alert alert = Fixtures.alert("check/expires-after-three-days.xml");

        List<Finding> findings = check(alert, CheckSettings.DEFAULT.withLongest(Optional.of(Duration.ofDays(2))));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("CAP-24");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message()).contains("more than 2 days");
        });
    }

    @Test
    void lengthsOfADayAndOfAMonthAreToldApart() {
        assertThat(messages("expires-after-three-days")).contains("more than 24 hours");
        assertThat(messages("expires-after-forty-days")).contains("more than 31 days");
    }

    @Test
    void missingExpiryNamesTheLifetimeApplied() {
        Alert flood = SampleAlert.flood(SENT, HOUR)
                .withoutExpires()
                .language("en")
                .message()
                .alert();

        List<Finding> findings =
                check(flood, CheckSettings.DEFAULT.withTimes(HOUR, Optional.empty(), Duration.ofMinutes(90)));

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.message())
                .contains("90 minutes"));
    }

    @Test
    void loweredRulesWarn() {
        Alert unclosed = Fixtures.alert("check/polygon-not-closed.xml");

        List<Finding> findings =
                check(unclosed, CheckSettings.DEFAULT.withLevels(Map.of("CAP-25", Finding.Level.WARNING)));

        assertThat(findings).extracting(Finding::level).containsExactly(Finding.Level.WARNING);
    }

    @Test
    void aToleratedDeviationSaysWhatWasAssumed() {
        Alert unclosed = Fixtures.alert("check/polygon-not-closed.xml");

        List<Finding> findings = check(unclosed, CheckSettings.DEFAULT.withTolerated(Set.of(Tolerance.UNCLOSED_RING)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
            assertThat(finding.message()).contains("it is closed by");
        });
    }

    @Test
    void knownGeocodeLocatesAnArea() {
        Gazetteer gazetteer = code -> code.equals(new NamedValue("SAME", "099001"))
                ? Optional.of(new GeometryFactory().toGeometry(new Envelope(-61, -60.9, 13.8, 13.9)))
                : Optional.empty();
        Alert alert = Fixtures.alert("check/area-not-located.xml");

        assertThat(check(alert, CheckSettings.DEFAULT.withGround(gazetteer, Optional.empty())))
                .isEmpty();
    }

    @Test
    void checkIsFastForAScribbleOfManyLines() {
        java.util.Random random = new java.util.Random(17);
        StringBuilder scribble = new StringBuilder("13.9,-61.0");
        for (int i = 0; i < 49_000; i++) {
            scribble.append(String.format(
                    java.util.Locale.ROOT, " %.4f,%.4f", 13 + random.nextDouble(), -61 + random.nextDouble()));
        }
        Alert alert = SampleAlert.flood(SENT, HOUR)
                .language("en")
                .polygon(scribble + " 13.9,-61.0")
                .message()
                .alert();
        long before = System.nanoTime();

        List<Finding> findings = check(alert, CheckSettings.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("CAP-26");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private static String messages(String fixture) {
        return check(Fixtures.alert("check/" + fixture + ".xml"), CheckSettings.DEFAULT).stream()
                .map(Finding::message)
                .collect(Collectors.joining());
    }

    private static List<Finding> check(Alert alert, CheckSettings settings) {
        return CapRules.check(alert, NOW, settings);
    }
}
