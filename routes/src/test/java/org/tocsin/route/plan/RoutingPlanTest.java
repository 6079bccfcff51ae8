package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Action;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.ReasonCode;

class RoutingPlanTest {
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final String TEXT =
            """
            name: A plan
            areas:
              - {name: north, polygon: "13.9,-61.2 13.9,-60.7 14.2,-60.7 14.2,-61.2 13.9,-61.2"}
              - {name: far, polygon: "50,10 50,11 51,11 51,10 50,10"}
            authorities:
              - {id: met, name: Met, senders: [alerts@met.example], areas: [north], statuses: [Actual], scopes: [Public],
                 keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]}
            channels:
              - {name: cells, kind: cell-broadcast, mode: live}
              - {name: web, kind: web-feed, mode: live}
              - {name: web-drill, kind: web-feed, mode: drill}
            rules:
              - {name: grave, when: {severity: [Extreme, Severe], area: [north]}, channels: [cells, web, web-drill]}
              - {name: elsewhere, when: {area: [far]}, channels: [cells]}
              - {name: all, channels: [web]}
            """;

    @TempDir
    Path folder;

    private RoutingPlan routing;

    @BeforeEach
    void readPlan() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), TEXT);
        routing = new RoutingPlan(
                PlanFile.read(file, (channel, settings) -> {}).plan().orElseThrow());
    }

    private void planWith(String old, String replacement) throws IOException {
        Path file = Files.writeString(folder.resolve("other.yaml"), TEXT.replace(old, replacement));
        routing = new RoutingPlan(
                PlanFile.read(file, (channel, settings) -> {}).plan().orElseThrow());
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(SENT, Duration.ofHours(1));
    }

    private List<String> channels(Alert alert) {
        return routing.deliveriesFor(alert).stream()
                .map(d -> d.channel().name())
                .toList();
    }

    @Test
    void aGraveAlertInTheAreaGoesWhereItsRulesLead() {
        assertThat(routing.deliveriesFor(flood().message().alert()))
                .extracting(d -> d.channel().name(), PlannedDelivery::rule, PlannedDelivery::action)
                .containsExactly(tuple("cells", "grave", Action.ALERT), tuple("web", "grave", Action.ALERT));
    }

    @Test
    void aLesserAlertGoesWhereTheRuleForAllLeads() {
        assertThat(channels(flood().severity(Severity.MINOR).message().alert())).containsExactly("web");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void nothingButActualIsPlannedForALiveChannelAndActualForNoDrill(Status status) {
        for (PlannedDelivery delivery :
                routing.deliveriesFor(flood().status(status).message().alert())) {
            if (delivery.skipped().isEmpty()) {
                Mode expected = status == Status.ACTUAL ? Mode.LIVE : Mode.DRILL;
                assertThat(delivery.channel().channel().mode()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aDrillEndsSkippedWhereItsKindHasNoDrillChannel() {
        assertThat(routing.deliveriesFor(
                        flood().status(Status.EXERCISE).message().alert()))
                .extracting(d -> d.channel().name(), PlannedDelivery::skipped)
                .containsExactly(
                        tuple("cells", Optional.of(ReasonCode.NO_DRILL_CHANNEL)), tuple("web-drill", Optional.empty()));
    }

    @Test
    void whatItsAuthorBlocksEndsSkippedOnChannelsOfThatKindAndGoesOutOnTheOthers() throws IOException {
        planWith("{id: met,", "{id: met, checks: {profiles: [ipaws]},");

        assertThat(routing.deliveriesFor(
                        flood().parameter("BLOCKCHANNEL", "CMAS").message().alert()))
                .extracting(d -> d.channel().name(), PlannedDelivery::skipped)
                .containsExactly(
                        tuple("cells", Optional.of(ReasonCode.BLOCKED_BY_AUTHOR)), tuple("web", Optional.empty()));
    }

    @Test
    void aBlockInTheWordsOfAProfileThatNobodyChoseIsAnyParameter() {
        assertThat(routing.deliveriesFor(
                        flood().parameter("BLOCKCHANNEL", "CMAS").message().alert()))
                .extracting(PlannedDelivery::skipped)
                .containsOnly(Optional.empty());
    }

    @Test
    void anUpdateThatBlocksAChannelStillCorrectsWhatWentOutThere() throws IOException {
        planWith("{id: met,", "{id: met, checks: {profiles: [ipaws]},");
        CapMessage original = flood().message();

        List<PlannedDelivery> deliveries =
                routing.deliveriesFor(SampleAlert.update(original, SENT.plusSeconds(60), Duration.ofHours(1))
                        .parameter("BLOCKCHANNEL", "CMAS")
                        .message()
                        .alert());

        assertThat(deliveries)
                .extracting(d -> d.channel().name(), PlannedDelivery::onlyIfOriginalWent)
                .containsExactly(tuple("cells", true), tuple("web", false));
    }

    @Test
    void systemAndDraftGoNowhere() {
        assertThat(channels(flood().status(Status.SYSTEM).message().alert())).isEmpty();
        assertThat(channels(flood().status(Status.DRAFT).message().alert())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MsgType.class)
    void whatIsNotPublicGoesNowhere(MsgType type) {
        for (Scope scope : List.of(Scope.RESTRICTED, Scope.PRIVATE)) {
            assertThat(channels(flood().msgType(type).scope(scope).message().alert()))
                    .isEmpty();
        }
    }

    @Test
    void rulesLeadASenderToTheChannelsOfItsAuthorityAloneButACorrectionEverywhere() throws IOException {
        String limited = TEXT.replace("scopes: [Public],", "scopes: [Public], channels: [web],");
        routing = new RoutingPlan(
                PlanFile.read(Files.writeString(folder.resolve("limited.yaml"), limited), (channel, settings) -> {})
                        .plan()
                        .orElseThrow());
        CapMessage alert = flood().message();

        assertThat(channels(alert.alert())).containsExactly("web");
        assertThat(routing.withheld(alert.alert(), new Located(Gazetteer.NONE))).containsExactly("cells", "web-drill");
        assertThat(channels(SampleAlert.cancel(alert, SENT.plusSeconds(60))
                        .message()
                        .alert()))
                .containsExactly("cells", "web");
        assertThat(routing.deliveriesFor(SampleAlert.update(alert, SENT.plusSeconds(60), Duration.ofHours(1))
                        .message()
                        .alert()))
                .extracting(d -> d.channel().name(), PlannedDelivery::onlyIfOriginalWent)
                .containsExactly(tuple("cells", true), tuple("web", false));
    }

    @Test
    void anUpdateGoesWhereRulesLeadAndWhereverTheOriginalWent() {
        CapMessage original = flood().message();
        Alert update = SampleAlert.update(original, SENT.plusSeconds(60), Duration.ofHours(1))
                .severity(Severity.MINOR)
                .message()
                .alert();

        assertThat(routing.deliveriesFor(update))
                .extracting(d -> d.channel().name(), PlannedDelivery::action, PlannedDelivery::onlyIfOriginalWent)
                .containsExactly(tuple("cells", Action.UPDATE, true), tuple("web", Action.UPDATE, false));
    }

    @Test
    void aCancelGoesWhereverTheOriginalWent() {
        Alert cancel = SampleAlert.cancel(flood().message(), SENT.plusSeconds(60))
                .message()
                .alert();

        assertThat(routing.deliveriesFor(cancel)).allSatisfy(delivery -> {
            assertThat(delivery.action()).isEqualTo(Action.CANCEL);
            assertThat(delivery.onlyIfOriginalWent()).isTrue();
        });
        assertThat(channels(cancel)).containsExactly("cells", "web");
    }

    @Nested
    class Rules {
        private static final String RULES = "rules:\n";

        private Explanation explain(String rules, Alert alert) throws IOException {
            String text = TEXT.substring(0, TEXT.indexOf(RULES)) + RULES + rules;
            var reading = PlanFile.read(
                    Files.writeString(folder.resolve("conditions.yaml"), text), (channel, settings) -> {});
            assertThat(reading.problems()).isEmpty();
            return new RoutingPlan(reading.plan().orElseThrow()).explain(alert);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{scope: Public} | {scope: [Restricted, Private]} | its scope is Public and not Private or Restricted",
                    "{status: Actual} | {status: [Exercise, Test]} | its status is Actual and not Exercise or Test",
                    "{language: en} | {language: fr} | its language is en and not fr",
                    "{event-code: SAME FFW} | {event-code: SAME TOR} | it has no eventCode SAME TOR",
                    "{event-code: FFW} | {event-code: TOR} | it has no eventCode TOR",
                    "{parameter: WAY} | {parameter: BLOCKCHANNEL} | it has no parameter BLOCKCHANNEL",
                    "{parameter: WAY=a=b} | {parameter: WAY=b} | it has no parameter WAY b",
                    "{sender: alerts@met.example} | {sender: x@coast.example} | its sender is alerts@met.example and not"
                            + " x@coast.example",
                })
        void eachConditionFitsOrSaysWhyNot(String fitting, String other, String why) throws IOException {
            Alert alert = flood().parameter("WAY", "a=b").message().alert();
            String rules = "  - {name: fits, when: " + fitting + ", channels: [web]}\n  - {name: other, when: " + other
                    + ", channels: [cells]}\n";

            Explanation explanation = explain(rules, alert);

            assertThat(explanation.rules().get(0).matches()).isTrue();
            assertThat(explanation.rules().get(1).matches()).isFalse();
            assertThat(explanation.rules().get(1).reason()).startsWith("Info block 1 does not fit: " + why);
            assertThat(explanation.channels())
                    .filteredOn(Explanation.ChannelVerdict::goes)
                    .extracting(Explanation.ChannelVerdict::channel)
                    .containsExactly("web");
        }

        @Test
        void aRuleBelowAnotherMatchesOnlyWhereThatOneDoes() throws IOException {
            String rules =
                    """
                      - name: grave
                        when: {severity: [Extreme, Severe]}
                        rules:
                          - {name: floods, when: {event-code: SAME FFW}, channels: [cells]}
                          - {name: storms, when: {event-code: SAME TOR}, channels: [web-drill]}
                      - {name: all, channels: [web]}
                    """;

            assertThat(explain(
                                    rules,
                                    flood().severity(Severity.SEVERE).message().alert())
                            .channels())
                    .filteredOn(Explanation.ChannelVerdict::goes)
                    .extracting(Explanation.ChannelVerdict::channel, Explanation.ChannelVerdict::reason)
                    .containsExactly(
                            tuple("cells", "It goes there as ALERT by 'grave / floods'."),
                            tuple("web", "It goes there as ALERT by 'all'."));
            assertThat(explain(rules, flood().severity(Severity.MINOR).message().alert())
                            .channels())
                    .filteredOn(Explanation.ChannelVerdict::goes)
                    .extracting(Explanation.ChannelVerdict::channel)
                    .containsExactly("web");
        }

        @Test
        void whatDoesNotGoSomewhereIsToldWhy() throws IOException {
            String rules = "  - {name: all, when: {severity: Extreme}, channels: [cells, web, web-drill]}\n";

            assertThat(explain(rules, flood().severity(Severity.MINOR).message().alert())
                            .channels())
                    .extracting(Explanation.ChannelVerdict::reason)
                    .containsExactly(
                            "No rule leads there.",
                            "No rule leads there.",
                            "It is a drill channel, and the status is Actual.");
            assertThat(explain(rules, flood().scope(Scope.PRIVATE).message().alert())
                            .channels())
                    .allSatisfy(verdict -> assertThat(verdict.reason()).startsWith("The scope is Private"));
        }
    }
}
