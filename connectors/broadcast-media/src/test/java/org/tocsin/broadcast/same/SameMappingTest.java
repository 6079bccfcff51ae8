package org.tocsin.broadcast.same;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.broadcast.SampleAlert.V1;
import static org.tocsin.broadcast.SampleAlert.named;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.broadcast.SampleAlert;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;

class SameMappingTest {
    private static final SameRules RULES =
            new SameRules(StationId.of("CAPGW/TV"), SameRules.DEFAULT_ORIGINATOR, SameRules.DEFAULT_LONGEST);

    @Test
    void vectorV1MakesItsHeader() {
        assertThat(header(V1)).isEqualTo("ZCZC-CIV-CEM-026139-026163-026125+0100-3271807-CAPGW/TV-");
    }

    @Test
    void vectorV2CrossesTheYearInUtc() {
        SampleAlert v2 = V1.times("2026-12-31T23:50:00-06:00", "2027-01-01T00:30:00-06:00")
                .parameters(named("EAS-ORG", "WXR"))
                .eventCodes(named("SAME", "TOR"))
                .geocodes(named("SAME", "048201"));

        assertThat(header(v2)).isEqualTo("ZCZC-WXR-TOR-048201+0045-0010550-CAPGW/TV-");
    }

    @Test
    void vectorV3CutsSecondsOnDay366() {
        SampleAlert v3 = V1.times("2028-12-31T12:00:59-00:00", "2028-12-31T13:01:59-00:00")
                .eventCodes(named("SAME", "HMW"))
                .geocodes(named("SAME", "011001"));

        assertThat(header(v3)).isEqualTo("ZCZC-CIV-HMW-011001+0130-3661200-CAPGW/TV-");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"TEST", "EXERCISE", "DRAFT", "SYSTEM"})
    void vectorN1StatusOtherThanActualMakesNone(Status status) {
        assertThat(reason(V1.status(status))).contains(status.text());
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"RESTRICTED", "PRIVATE"})
    void vectorN2ScopeOtherThanPublicMakesNone(Scope scope) {
        assertThat(reason(V1.scope(scope))).contains(scope.text());
    }

    @Test
    void vectorN3NoSameEventCodeMakesNone() {
        assertThat(reason(V1.eventCodes(named("same", "CEM")))).contains("eventCode");
    }

    @Test
    void vectorN4NoSameGeocodeMakesNone() {
        assertThat(reason(V1.geocodes(named("UGC", "MNC139")))).contains("geocode");
    }

    @ParameterizedTest
    @EnumSource(
            value = MsgType.class,
            names = {"CANCEL", "ACK", "ERROR"})
    void onlyAlertsAndUpdatesMakeAHeader(MsgType type) {
        assertThat(reason(V1.msgType(type))).contains(type.text());
    }

    @Test
    void anUpdateMakesAHeader() {
        assertThat(header(V1.msgType(MsgType.UPDATE))).startsWith("ZCZC-CIV-CEM-");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0015",
        "899, 0015",
        "900, 0015",
        "901, 0030",
        "1800, 0030",
        "1801, 0045",
        "2700, 0045",
        "2701, 0100",
        "3599, 0100",
        "3600, 0100",
        "3601, 0130",
        "5400, 0130",
        "5401, 0200",
        "21600, 0600",
        "86399, 2400",
        "86401, 2430",
        "358199, 9930",
        "358200, 9930",
        "358201, 9930",
        "900000, 9930"
    })
    void validTimeIsRoundedUpInItsSteps(long seconds, String expected) {
        assertThat(header(V1.lasting(Duration.ofSeconds(seconds)))).contains("+" + expected + "-");
    }

    @Test
    void validTimeStaysBelowTheLimitOfTheStation() {
        SameRules sixHours = new SameRules(RULES.station(), "CIV", Duration.ofHours(6));

        assertThat(decide(sixHours, V1.lasting(Duration.ofHours(30)))
                        .header()
                        .orElseThrow()
                        .text())
                .contains("+0600-");
    }

    @Test
    void anAlertThatEndsAsItIsSentMakesNone() {
        assertThat(reason(V1.lasting(Duration.ZERO))).contains("expired");
        assertThat(reason(V1.lasting(Duration.ofSeconds(-5)))).contains("expired");
    }

    @Test
    void anAlertThatHasExpiredMakesNone() {
        assertThat(new SameMapping(RULES)
                        .decide(V1.alert(), V1.info(), Instant.MAX, Instant.parse("2026-11-23T19:07:20Z"))
                        .remarks())
                .containsExactly("It has expired.");
    }

    @Test
    void leapDayIsDay60() {
        assertThat(header(V1.times("2028-02-29T00:00:00+00:00", "2028-02-29T01:00:00+00:00")))
                .contains("-0600000-");
    }

    @Test
    void anOffsetEastOfGreenwichGoesBackAYear() {
        assertThat(header(V1.times("2027-01-01T05:29:00+05:30", "2027-01-01T06:29:00+05:30")))
                .contains("-3652359-");
    }

    @Test
    void thirtyOneLocationsAreSent() {
        SameDecision decision = decide(RULES, V1.geocodes(locations(31)));

        assertThat(decision.header().orElseThrow().text()).hasSize(252).contains("-000031+");
        assertThat(decision.remarks()).isEmpty();
    }

    @Test
    void theThirtySecondLocationIsDroppedAndReported() {
        SameDecision decision = decide(RULES, V1.geocodes(locations(32)));

        assertThat(decision.header().orElseThrow().locations()).hasSize(31);
        assertThat(decision.remarks()).singleElement().asString().contains("000032");
    }

    @Test
    void aRepeatedLocationIsSentOnceAndReported() {
        SameDecision decision = decide(RULES, V1.geocodes(named("SAME", "026139", "026163", "026139")));

        assertThat(decision.header().orElseThrow().locations()).containsExactly("026139", "026163");
        assertThat(decision.remarks()).singleElement().asString().contains("026139");
    }

    @Test
    void fips6IsTakenAsSameInDocumentOrder() {
        List<NamedValue> mixed = List.of(new NamedValue("FIPS6", "926139"), new NamedValue("SAME", "026163"));

        assertThat(header(V1.geocodes(mixed))).contains("-926139-026163+");
    }

    @Test
    void aLocationThatIsNotSixDigitsIsDroppedAndReported() {
        SameDecision decision = decide(RULES, V1.geocodes(named("SAME", "26139", "026163")));

        assertThat(decision.header().orElseThrow().locations()).containsExactly("026163");
        assertThat(decision.remarks()).singleElement().asString().contains("26139");
    }

    @Test
    void aMissingOriginatorIsCivUnlessTheStationSaysOtherwise() {
        SameRules weather = new SameRules(RULES.station(), "WXR", RULES.longest());

        assertThat(header(V1.parameters(List.of()))).startsWith("ZCZC-CIV-");
        assertThat(decide(weather, V1.parameters(List.of()))
                        .header()
                        .orElseThrow()
                        .text())
                .startsWith("ZCZC-WXR-");
    }

    @Test
    void theFirstOfRepeatedOriginatorsWins() {
        assertThat(header(V1.parameters(named("EAS-ORG", "WXR", "PEP")))).startsWith("ZCZC-WXR-");
    }

    @Test
    void anOriginatorThatWouldBreakTheHeaderMakesNone() {
        assertThat(reason(V1.parameters(named("EAS-ORG", "CIV-CEM")))).contains("EAS-ORG");
    }

    @Test
    void anEventCodeThatWouldBreakTheHeaderMakesNone() {
        assertThat(reason(V1.eventCodes(named("SAME", "C+M")))).contains("event code");
    }

    @Test
    void anUnknownEventCodeOfThreeLettersIsSent() {
        assertThat(header(V1.eventCodes(named("SAME", "MEP")))).startsWith("ZCZC-CIV-MEP-");
        assertThat(SameEvents.name("MEP")).isEmpty();
    }

    @Test
    void theSixtyOneKnownEventsHaveNames() {
        assertThat(SameEvents.name("TOE")).contains("911 Telephone Outage Emergency");
        assertThat(SameEvents.name("CEM")).contains("Civil Emergency Message");
    }

    private static List<NamedValue> locations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new NamedValue("SAME", String.format("%06d", n)))
                .toList();
    }

    private static String header(SampleAlert sample) {
        return decide(RULES, sample).header().orElseThrow().text();
    }

    private static String reason(SampleAlert sample) {
        SameDecision decision = decide(RULES, sample);
        assertThat(decision.header()).isEmpty();
        return decision.remarks().get(0);
    }

    private static SameDecision decide(SameRules rules, SampleAlert sample) {
        Instant sent = sample.alert().sent().instant();
        return new SameMapping(rules).decide(sample.alert(), sample.info(), sent.plus(Duration.ofHours(1)), sent);
    }
}
