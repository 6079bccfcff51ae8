package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.simulator.CbspReceived;
import org.tocsin.simulator.SmscMessage;
import org.tocsin.simulator.StationReception;
import tools.jackson.databind.JsonNode;

/** A dry run over HTTP: it shows to the letter what the counterparts of all channels get later, and leaves no trace. */
class DryRunTest {
    @TempDir
    static Path folder;

    private static TestCounterparts far;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(folder, far);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        far.close();
    }

    @Test
    void theTextsShownAreThoseThatEveryCounterpartGetsAfterwards() {
        TestAlert alert = TestAlert.flood("dry-texts");

        JsonNode shown = gateway.client().dryRun(alert);
        gateway.awaitTakenByAll(gateway.client().accepted(alert));
        await().atMost(TestGateway.LIMIT)
                .until(() -> far.announcements(alert.mark()).size() == 1);

        CbspReceived broadcast = far.broadcasts(alert.mark()).get(0);
        assertThat(texts(shown, "cells")).containsExactly(broadcast.text());
        assertThat(channel(shown, "cells").at("/facts/message identifiers").asString())
                .isEqualTo(Integer.toString(broadcast.messageId()));
        assertThat(texts(shown, "sms")).containsExactly(smsTexts(alert));
        StationReception announcement = far.announcements(alert.mark()).get(0);
        assertThat(texts(shown, "radio"))
                .containsExactly(
                        announcement.header().orElseThrow(),
                        announcement.text().replace("[en]\n", "").strip());
        String page = gateway.client().get("/feeds/alerts.atom").text();
        assertThat(texts(shown, "web")).hasSize(2).allSatisfy(text -> assertThat(page)
                .contains(text));
    }

    @Test
    void theAnswerNamesTheMessageAndWhatEachChannelWouldDo() {
        TestAlert alert = TestAlert.flood("dry-names");

        JsonNode shown = gateway.client().dryRun(alert);

        assertThat(shown.path("wouldAnswer").asInt()).isEqualTo(202);
        assertThat(shown.path("key").asString()).isEqualTo(alert.key());
        assertThat(shown.path("sender").asString()).isEqualTo("alerts@met.example");
        assertThat(shown.path("identifier").asString()).isEqualTo("dry-names");
        assertThat(shown.path("sent").asString()).isEqualTo(alert.elements().get("sent"));
        assertThat(actions(shown)).isEqualTo(Map.of("cells", "send", "sms", "send", "radio", "send", "web", "send"));
        assertThat(channel(shown, "cells").path("facts").propertyNames())
                .containsExactly(
                        "cells", "message identifiers", "repetition", "air time", "valid until", "square kilometres");
        JsonNode sms = channel(shown, "sms");
        assertThat(sms.propertyNames())
                .containsExactlyInAnyOrder(
                        "channel", "target", "mode", "action", "reason", "texts", "facts", "findings");
        assertThat(sms.path("target").asString()).isEqualTo("smsc");
        assertThat(sms.path("mode").asString()).isEqualTo("live");
        assertThat(sms.path("reason").asString()).isEmpty();
        assertThat(sms.at("/facts/recipients").asString()).isEqualTo("3");
        assertThat(sms.at("/texts/0").propertyNames()).containsExactlyInAnyOrder("kind", "language", "text", "measure");
        assertThat(sms.at("/findings/0/rule").asString()).isEqualTo("CAP-38");
        assertThat(sms.at("/findings/0/level").asString()).isEqualTo("warning");
        assertThat(sms.at("/findings/0/line").asInt()).isPositive();
    }

    @Test
    void aDryRunLeavesNoTraceAnywhere() {
        TestAlert alert = TestAlert.flood("dry-traceless");
        TestAlert behind = TestAlert.flood("dry-behind");

        gateway.client().dryRun(alert);
        // What is sent afterwards has come out at every far end, so the dry run would have as well.
        gateway.awaitTakenByAll(gateway.client().accepted(behind));
        await().atMost(TestGateway.LIMIT)
                .until(() -> far.announcements(behind.mark()).size() == 1);

        assertThat(gateway.client().get("/api/v1/alerts/" + alert.key()).status())
                .isEqualTo(404);
        assertThat(gateway.client().get("/alerts/" + alert.key() + ".xml").status())
                .isEqualTo(404);
        assertThat(gateway.client().get("/feeds/all.atom").text()).doesNotContain(alert.mark());
        assertThat(far.broadcasts(alert.mark())).isEmpty();
        assertThat(far.messagesTo(alert.mark())).isEmpty();
        assertThat(far.announcements(alert.mark())).isEmpty();
    }

    @Test
    void aDryRunSaysWhatTheSubmissionWouldBeAnswered() {
        TestAlert kept = TestAlert.flood("dry-kept");
        gateway.client().accepted(kept);
        String coast = TestInstallation.COAST_KEY;

        assertForeseen(kept.bytes(), TestInstallation.MET_KEY, 200);
        assertForeseen(kept.with("headline", "Another flood").bytes(), TestInstallation.MET_KEY, 409);
        assertForeseen(kept.xml().replace("</alert>", "</alerT>").getBytes(StandardCharsets.UTF_8), coast, 400);
        assertForeseen(TestAlert.flood("dry-coast").bytes(), coast, 403);
        assertForeseen(TestAlert.flood("dry blank").bytes(), TestInstallation.MET_KEY, 422);
        assertForeseen(
                TestAlert.flood("dry-terrible").with("severity", "Terrible").bytes(), TestInstallation.MET_KEY, 422);
    }

    @Test
    void bytesThatAreNoCapHaveFindingsButNoNameAndNoChannels() {
        JsonNode shown = gateway.client().dryRun("Flood!".getBytes(StandardCharsets.UTF_8), TestInstallation.MET_KEY);

        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("wouldAnswer", "findings", "channels");
        assertThat(shown.path("channels").isEmpty()).isTrue();
        assertThat(shown.path("findings").isEmpty()).isFalse();
    }

    @Test
    void aMessageWithErrorsStillShowsItsTexts() {
        JsonNode shown = gateway.client().dryRun(TestAlert.flood("dry-foreign").bytes(), TestInstallation.COAST_KEY);

        assertThat(shown.path("wouldAnswer").asInt()).isEqualTo(403);
        assertThat(texts(shown, "sms")).hasSize(1);
    }

    @Test
    void anExerciseShowsDrillChannelsAndSkipsTheLiveOnesWithoutOne() {
        JsonNode shown = gateway.client().dryRun(TestAlert.flood("dry-exercise").with("status", "Exercise"));

        assertThat(actions(shown))
                .isEqualTo(Map.of("cells", "skip", "sms", "skip", "radio-drill", "send", "web-drill", "send"));
        assertThat(channel(shown, "sms").path("reason").asString()).startsWith("NO_DRILL_CHANNEL: ");
        assertThat(texts(shown, "radio-drill")).singleElement().asString().containsIgnoringCase("exercise");
    }

    @Test
    void aCancelShowsWhatItWouldStopAndTheTextsThatSayIt() {
        TestAlert alert = TestAlert.flood("dry-original");
        gateway.awaitTakenByAll(gateway.client().accepted(alert));
        TestAlert cancel = alert.followUp("Cancel", "dry-cancel");

        JsonNode shown = gateway.client().dryRun(cancel);
        assertThat(far.cells().onAir()).anyMatch(broadcast -> broadcast.text().contains(alert.mark()));
        gateway.awaitTakenByAll(gateway.client().accepted(cancel));

        assertThat(channel(shown, "cells").at("/facts/cells").asString()).isEqualTo("2");
        assertThat(texts(shown, "sms")).singleElement().satisfies(text -> assertThat(
                        far.smsc().received())
                .filteredOn(message -> message.text().equals(text))
                .hasSize(TestInstallation.IN_VALLEY.size()));
    }

    @Test
    void aDryRunIsLoggedWithoutWhatItSays() {
        TestAlert alert = TestAlert.flood("dry-logged");

        gateway.client().dryRun(alert);

        assertThat(gateway.log().lines())
                .contains("event=dry-run alert=" + alert.key() + " authority=met would-answer=202")
                .noneMatch(line -> line.contains(alert.mark()));
    }

    @Test
    void aDryRunIsMeasuredApartFromSubmissions() {
        gateway.client().dryRun(TestAlert.flood("dry-measured"));

        assertThat(gateway.client().get("/actuator/prometheus").text())
                .contains("tocsin_dryrun_seconds_count{status=\"200\"");
    }

    private static void assertForeseen(byte[] body, String key, int status) {
        JsonNode shown = gateway.client().dryRun(body, key);
        assertThat(shown.path("wouldAnswer").asInt()).as(shown.toString()).isEqualTo(status);
        assertThat(gateway.client().submit(body, key).status()).isEqualTo(status);
    }

    private static String[] smsTexts(TestAlert alert) {
        return far.smsc().received().stream()
                .map(SmscMessage::text)
                .filter(text -> text.contains(alert.mark()))
                .distinct()
                .toArray(String[]::new);
    }

    private static Map<String, String> actions(JsonNode shown) {
        Map<String, String> actions = new TreeMap<>();
        shown.path("channels")
                .forEach(channel -> actions.put(
                        channel.path("channel").asString(),
                        channel.path("action").asString()));
        return actions;
    }

    private static List<String> texts(JsonNode shown, String name) {
        List<String> texts = new ArrayList<>();
        channel(shown, name)
                .path("texts")
                .forEach(text -> texts.add(text.path("text").asString()));
        return texts;
    }

    private static JsonNode channel(JsonNode shown, String name) {
        for (JsonNode channel : shown.path("channels")) {
            if (channel.path("channel").asString().equals(name)) {
                return channel;
            }
        }
        throw new AssertionError("no channel " + name + " in " + shown);
    }
}
