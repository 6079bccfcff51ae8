package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cap.sign.Identity;

class PlanAdviceTest {
    private static final String GOOD =
            """
            name: A plan
            areas:
              - {name: north, polygon: "13.9,-61.2 13.9,-60.7 14.2,-60.7 14.2,-61.2 13.9,-61.2"}
              - {name: south, polygon: "12.9,-61.2 12.9,-60.7 13.2,-60.7 13.2,-61.2 12.9,-61.2"}
            authorities:
              - {id: met, name: Met, senders: [alerts@met.example], areas: [north, south], statuses: [Actual],
                 scopes: [Public], max-severity: Severe,
                 keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]}
            channels:
              - {name: cells, kind: cell-broadcast, mode: live}
              - {name: web, kind: web-feed, mode: live}
            rules:
              - {name: grave, when: {severity: [Extreme, Severe], area: [north]}, channels: [cells]}
              - {name: all, when: {area: [north, south]}, channels: [web]}
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanThatIsMeantGetsNone() throws IOException {
        assertThat(advice(GOOD)).isEmpty();
    }

    @Test
    void aRuleGraverThanAnybodyMaySendIsTold() throws IOException {
        assertThat(advice(GOOD.replace("[Extreme, Severe]", "Extreme")))
                .first()
                .asString()
                .contains("the rule 'grave'");
    }

    @Test
    void aRuleForASenderWhoIsNobodysIsTold() throws IOException {
        assertThat(advice(GOOD.replace("{severity: [Extreme, Severe], area", "{sender: [x@coast.example], area")))
                .singleElement()
                .asString()
                .contains("the rule 'grave'");
    }

    @Test
    void aChannelWithoutARuleIsTold() throws IOException {
        assertThat(advice(GOOD.replace("channels: [cells]", "channels: [web]")))
                .first()
                .asString()
                .contains("the channel 'cells'");
    }

    @Test
    void anAreaThatIsReachedByDrillsAloneIsTold() throws IOException {
        assertThat(advice(GOOD.replace("area: [north, south]}", "area: [north]}")))
                .singleElement()
                .asString()
                .contains("the area 'south'");
    }

    @Test
    void aRuleThatTheOneAboveItLeavesNothingIsTold() throws IOException {
        String tree = GOOD.replace(
                "channels: [cells]}",
                "channels: [cells], rules: [{name: mild, when: {severity: Minor}, channels: [web]}]}");

        assertThat(advice(tree)).singleElement().asString().contains("the rule 'grave / mild'");
        assertThat(advice(tree.replace("severity: Minor", "severity: Severe"))).isEmpty();
        assertThat(advice(tree.replace("severity: Minor", "status: Exercise")))
                .singleElement()
                .asString()
                .contains("the rule 'grave / mild'");
        assertThat(advice(tree.replace("severity: Minor", "scope: Restricted")))
                .singleElement()
                .asString()
                .contains("the rule 'grave / mild'");
    }

    @Test
    void graveAlertsThatOneKindOfChannelCarriesAloneAreTold() throws IOException {
        assertThat(advice(GOOD.replace("kind: web-feed, mode: live", "kind: cell-broadcast, mode: live")))
                .containsExactly(
                        "Alerts of severity Extreme reach the public by one kind of channel only, cell-broadcast; lead them"
                                + " to a second one that does not fail with it.",
                        "Alerts of severity Severe reach the public by one kind of channel only, cell-broadcast; lead them to"
                                + " a second one that does not fail with it.");
    }

    @Test
    void aContactIsToldBeforeItLapses() throws IOException {
        Plan plan = plan(
                GOOD
                        + "contacts: [{role: duty officer, name: A. Person, reach: duty@met.example, valid-until: 2027-01-31}]\n");
        Instant end = Instant.parse("2027-02-01T00:00:00Z");

        assertThat(PlanAdvice.of(plan, end.minus(Duration.ofDays(61)))).isEmpty();
        assertThat(PlanAdvice.of(plan, end.minus(Duration.ofDays(59))))
                .singleElement()
                .asString()
                .contains("The contact duty officer lapses");
        assertThat(PlanAdvice.of(plan, end.plusSeconds(1)).toString()).contains("The contact duty officer lapsed");
    }

    @Test
    void aCertificateIsToldBeforeItEnds() throws Exception {
        Identity author = Identities.author();
        author.write(folder.resolve("met.pem"), author.certificatePem());
        Plan plan = plan(
                GOOD.replace("max-severity: Severe,", "max-severity: Severe, signatures: {certificates: met.pem},"));
        Instant end = author.certificate().getNotAfter().toInstant();

        assertThat(PlanAdvice.of(plan, end.minus(Duration.ofDays(61)))).isEmpty();
        assertThat(PlanAdvice.of(plan, end.minus(Duration.ofDays(59))))
                .singleElement()
                .asString()
                .contains("O=Met Service", "'met' ends at ");
        assertThat(PlanAdvice.of(plan, end.plusSeconds(1)).toString()).contains("'met' ended at ");
    }

    private List<String> advice(String text) throws IOException {
        return PlanAdvice.of(plan(text), Instant.now());
    }

    private Plan plan(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        var reading = PlanFile.read(file, (channel, settings) -> {});
        return reading.plan()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }
}
