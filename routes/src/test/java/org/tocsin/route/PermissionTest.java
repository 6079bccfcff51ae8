package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Reading;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Status;
import org.tocsin.route.chain.ChainIndex;
import org.tocsin.route.plan.Plan;

/** What an authority may send and where it may go, as the examination tells it. */
class PermissionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Plan plan(String from, String to) {
        assertThat(TestPlan.TEXT).contains(from);
        return TestPlan.plan(folder, TestPlan.TEXT.replace(from, to));
    }

    private Plan planWith(String key) {
        return plan("    max-severity: Extreme\n", "    max-severity: Extreme\n    " + key + "\n");
    }

    /** Permits whatever a plan can permit. */
    private Plan permissive() {
        return plan(
                "statuses: [Actual, Exercise, Test]\n    scopes: [Public]",
                "statuses: [Actual, Exercise, Test, System, Draft]\n    scopes: [Public, Restricted, Private]");
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(NOW.minusSeconds(60), AN_HOUR);
    }

    private static List<Finding> findings(Plan plan, SampleAlert alert) {
        Reading.Valid valid = (Reading.Valid) CapXml.read(alert.bytes());
        return new Examination(plan, new ChainIndex())
                .findings(valid, plan.authorities().get(0), NOW);
    }

    private static List<Finding> findings(Plan plan, SampleAlert alert, String rule) {
        return findings(plan, alert).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"RESTRICTED", "PRIVATE"})
    void whatIsNotPublicIsRefusedWhateverThePlanPermits(Scope scope) {
        assertThat(findings(permissive(), flood().scope(scope), "CAP-14"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.path()).isEqualTo("/alert/scope");
                });
    }

    @Test
    void aDraftIsRefusedWhateverThePlanPermits() {
        assertThat(findings(permissive(), flood().status(Status.DRAFT), "CAP-15"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    @Test
    void aSystemMessageLeadsNowhereWhateverThePlanPermits() {
        assertThat(findings(permissive(), flood().status(Status.SYSTEM), "PLAN-ROUTE"))
                .hasSize(1);
    }

    @Test
    void aPublicAlertHasNeither() {
        assertThat(findings(permissive(), flood())).extracting(Finding::rule).doesNotContain("CAP-14", "CAP-15");
    }

    @Test
    void anAreaOutsideTheGroundIsToldByItsShareItsSizeAndItsPlace() {
        SampleAlert half = flood().polygon("13.9,-60.8 14.1,-60.8 14.1,-60.6 13.9,-60.6 13.9,-60.8");

        // 0.2 by 0.1 degrees at 14 N: 22.24 km by 10.79 km.
        assertThat(findings(TestPlan.plan(folder), half, "CAP-33")).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.message())
                .startsWith("50 % of the area (about 240 km²) lies outside the ground of Met service,"
                        + " between 13.90,-60.70 and 14.10,-60.60.")
                .endsWith("Draw the area inside it."));
    }

    @Test
    void anAreaFarAwayPointsToTheOrderOfItsPairs() {
        SampleAlert swapped = flood().polygon("-61.0,13.8 -61.0,13.9 -60.9,13.9 -60.9,13.8 -61.0,13.8");

        assertThat(findings(TestPlan.plan(folder), swapped, "CAP-33"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message())
                        .startsWith("The whole area")
                        .contains("latitude,longitude"));
    }

    @Test
    void anEventIsPermittedByItsNameOrItsCodeAndOthersAreNot() {
        assertThat(findings(planWith("events: [flash flood]"), flood(), "CAP-33"))
                .isEmpty();
        assertThat(findings(planWith("events: [FFW]"), flood(), "CAP-33")).isEmpty();
        assertThat(findings(planWith("events: [EQW, Earthquake]"), flood(), "CAP-33"))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.path()).endsWith("/event");
                    assertThat(finding.message()).contains("\"Flash Flood\"", "EQW, Earthquake");
                });
    }

    @Test
    void aCategoryOutsideTheRemitIsRefused() {
        assertThat(findings(planWith("categories: [Met, Env]"), flood(), "CAP-33"))
                .isEmpty();
        assertThat(findings(planWith("categories: [Geo]"), flood(), "CAP-33"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.path()).endsWith("/category"));
    }

    @Test
    void whoeverMayReferToAMessageMayCancelItWhateverItWarnedOf() {
        SampleAlert cancel =
                SampleAlert.cancel(SampleAlerts.flood(NOW.minusSeconds(90), AN_HOUR), NOW.minusSeconds(60));

        assertThat(findings(planWith("events: [Earthquake]"), cancel, "CAP-33")).isEmpty();
    }

    @Test
    void channelsThatTheAuthorityMayNotUseAreToldAndIfNoneIsLeftItIsRefused() {
        assertThat(findings(planWith("channels: [three]"), flood(), "CAP-33"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARNING);
                    assertThat(finding.message()).contains("one, three-drill, two");
                });
        assertThat(findings(planWith("channels: [three-drill]"), flood(), "PLAN-ROUTE"))
                .hasSize(1);
    }

    @Test
    void whatThePlanRatesOtherwiseIsRatedSoForTheAuthority() {
        Plan strict = planWith("channels: [three]\n    checks: {levels: {CAP-33: error}}");

        assertThat(findings(planWith("channels: [three]"), flood(), "CAP-33"))
                .extracting(Finding::level)
                .containsExactly(Level.WARNING);
        assertThat(findings(strict, flood(), "CAP-33"))
                .extracting(Finding::level)
                .containsExactly(Level.ERROR);
    }

    @Test
    void withoutAnyMemoryReferencesAreNotLookedUp() {
        Plan plan = planWith("unknown-parents: {policy: refuse}");
        SampleAlert update =
                SampleAlert.update(SampleAlerts.flood(NOW.minusSeconds(90), AN_HOUR), NOW.minusSeconds(60), AN_HOUR);
        Reading.Valid valid = (Reading.Valid) CapXml.read(update.bytes());

        assertThat(findings(plan, update, "CAP-10")).hasSize(1);
        assertThat(new Examination(plan).findings(valid, plan.authorities().get(0), NOW))
                .extracting(Finding::rule)
                .doesNotContain("CAP-10");
    }
}
