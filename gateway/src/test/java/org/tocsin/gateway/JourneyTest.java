package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.simulator.CbspOnAir;
import org.tocsin.simulator.CbspReceived;
import tools.jackson.databind.JsonNode;

/** An alert from its submission over HTTP to the far ends of all channels, and what corrects it. */
class JourneyTest {
    private static final List<String> PROMISED_FIELDS = List.of(
            "channel",
            "target",
            "mode",
            "state",
            "reason",
            "attempts",
            "reference",
            "updatedAt",
            "nextAttemptAt",
            "counts");

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
    void anAlertReachesAllFourCounterpartsAndTheLedger() {
        TestAlert alert = TestAlert.flood("journey-1");

        String key = gateway.client().accepted(alert);

        gateway.awaitTakenByAll(key);
        assertThat(far.broadcasts(alert.mark())).hasSize(1);
        assertThat(far.broadcasts(alert.mark()).get(0).cells())
                .containsExactlyInAnyOrder("262-42-257-4097", "262-42-257-4098");
        assertThat(far.messagesTo(alert.mark())).isEqualTo(TestInstallation.IN_VALLEY);
        await().atMost(TestGateway.LIMIT)
                .until(() -> far.announcements(alert.mark()).size() == 1);
        assertThat(far.announcements(alert.mark()).get(0).header())
                .hasValueSatisfying(header -> assertThat(header).contains("-FFW-061001+"));
        assertThat(gateway.client().get("/feeds/alerts.atom").text()).contains(alert.mark());
        Map<String, JsonNode> deliveries = gateway.client().deliveries(key);
        deliveries.values().forEach(row -> assertThat(row.propertyNames()).containsAll(PROMISED_FIELDS));
        assertThat(deliveries.get("sms").path("mode").asString()).isEqualTo("live");
        assertThat(deliveries.get("sms").path("target").asString()).isEqualTo("smsc");
        assertThat(deliveries.get("sms").path("attempts").asInt()).isEqualTo(1);
        assertThat(deliveries.get("sms").path("reason").isNull()).isTrue();
        assertThat(gateway.client()
                        .get("/api/v1/alerts/" + key + "/explanation")
                        .text())
                .contains("\"channel\":\"sms\",\"goes\":true", "Info block 1 fits.", "\"routedByPlan\"");
        assertThat(gateway.client().get("/api/v1/alarms").text()).isEqualTo("[]");
        assertThat(gateway.client().get("/api/v1/alerts/" + key + "/audit").text())
                .contains("\"kind\":\"accepted\"", "\"kind\":\"receipt\"", "\"authority\":\"met\"");
    }

    @Test
    void theOriginalBytesComeBackFromTheApiAndFromTheFeed() {
        TestAlert alert = TestAlert.flood("journey-2");
        String key = gateway.client().accepted(alert);
        gateway.awaitTakenByAll(key);

        var api = gateway.client().get("/api/v1/alerts/" + key, "Accept", "application/cap+xml");
        var feed = gateway.client().get("/alerts/" + key + ".xml");
        var json = gateway.client().get("/api/v1/alerts/" + key).json();

        assertThat(api.bytes()).isEqualTo(alert.bytes());
        assertThat(api.header("Content-Type")).startsWith("application/cap+xml");
        assertThat(feed.bytes()).isEqualTo(alert.bytes());
        assertThat(json.path("identifier").asString()).isEqualTo("journey-2");
        assertThat(json.path("authority").asString()).isEqualTo("met");
    }

    @Test
    void theFeedIsUpToDateWithinASecondAndAnswersConditionalRequests() {
        GatewayClient client = gateway.client();
        String before = client.get("/feeds/alerts.atom").header("ETag");
        TestAlert alert = TestAlert.flood("journey-3");

        client.accepted(alert);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.get("/feeds/alerts.atom").text().contains(alert.mark()));
        String after = client.get("/feeds/alerts.atom").header("ETag");
        assertThat(after).isNotEmpty().isNotEqualTo(before);
        assertThat(client.get("/feeds/alerts.atom", "If-None-Match", after).status())
                .isEqualTo(304);
        assertThat(client.get("/feeds/alerts.atom", "If-None-Match", before).status())
                .isEqualTo(200);
    }

    @Test
    void anUpdateAndThenACancelReachAllFourCounterparts() {
        GatewayClient client = gateway.client();
        TestAlert alert = TestAlert.flood("chain-a");
        gateway.awaitTakenByAll(client.accepted(alert));
        TestAlert update = alert.followUp("Update", "chain-b");
        gateway.awaitTakenByAll(client.accepted(update));

        CbspReceived first = far.broadcasts(alert.mark()).get(0);
        CbspReceived second = far.broadcasts(update.mark()).get(0);
        assertThat(second.replacedSerial()).hasValue(first.serial());
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(onAir(alert)).isEmpty();
        assertThat(onAir(update)).hasSize(2);
        assertThat(far.smsc().received())
                .filteredOn(message -> message.text().contains(update.mark()))
                .hasSize(3)
                .extracting(message -> message.text())
                .allMatch(text -> text.startsWith("UPDATE: ") || text.startsWith("ACTUALIZADO: "));
        assertThat(client.get("/feeds/alerts.atom").text())
                .contains(update.mark())
                .doesNotContain(alert.mark());

        TestAlert cancel = update.followUp("Cancel", "chain-c");
        gateway.awaitTakenByAll(client.accepted(cancel));

        assertThat(onAir(update)).isEmpty();
        assertThat(far.cells().received())
                .filteredOn(request -> request.request().equals("kill"))
                .anyMatch(kill -> kill.messageId() == second.messageId() && kill.serial() == second.serial());
        assertThat(far.smsc().received())
                .filteredOn(message -> message.text().contains("CANCEL"))
                .filteredOn(message -> message.text().contains(update.mark()))
                .hasSize(3);
        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(far.announcements("chain-c"))
                .singleElement()
                .satisfies(job -> assertThat(job.header()).isEmpty())
                .satisfies(job -> assertThat(job.text()).containsIgnoringCase("cancel")));
        assertThat(client.get("/feeds/alerts.atom").text()).doesNotContain("case chain-");
        assertThat(client.get("/feeds/all.atom").text()).contains(cancel.mark());
    }

    @Test
    void anExerciseReachesDrillChannelsAloneAndSaysWhereThereIsNone() {
        TestAlert drill = TestAlert.flood("exercise-1").with("status", "Exercise");

        String key = gateway.client().accepted(drill);

        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(
                        gateway.client().states(key))
                .isEqualTo(Map.of(
                        "cells", "SKIPPED", "sms", "SKIPPED", "radio-drill", "CONFIRMED", "web-drill", "ACCEPTED")));
        assertThat(gateway.client().deliveries(key).get("sms").path("reason").asString())
                .isEqualTo("NO_DRILL_CHANNEL");
        assertThat(far.drillStation().received()).singleElement().satisfies(job -> assertThat(job.text())
                .containsIgnoringCase("exercise"));
        assertThat(far.broadcasts(drill.mark())).isEmpty();
        assertThat(far.messagesTo(drill.mark())).isEmpty();
        assertThat(far.announcements(drill.mark())).isEmpty();
        assertThat(gateway.client().get("/exercise/feeds/alerts.atom").text()).contains(drill.mark());
        assertThat(gateway.client().get("/feeds/all.atom").text()).doesNotContain(drill.mark());
        assertThat(gateway.client().get("/alerts/" + key + ".xml").status()).isEqualTo(404);
    }

    @Test
    void sixteenSubmissionsOfOneMessageAtOnceHaveOneEffect() throws Exception {
        TestAlert alert = TestAlert.flood("at-once");
        ExecutorService clients = Executors.newFixedThreadPool(16);
        CyclicBarrier together = new CyclicBarrier(16);
        List<Integer> answers = new ArrayList<>();
        try {
            Callable<Integer> client = () -> {
                together.await(10, TimeUnit.SECONDS);
                return gateway.client().submit(alert).status();
            };
            for (var answer : clients.invokeAll(Collections.nCopies(16, client))) {
                answers.add(answer.get());
            }
        } finally {
            clients.shutdownNow();
        }

        assertThat(answers).containsOnly(200, 202).containsOnlyOnce(202);
        gateway.awaitTakenByAll(alert.key());
        await().atMost(TestGateway.LIMIT)
                .until(() -> !far.announcements(alert.mark()).isEmpty());
        assertThat(far.broadcasts(alert.mark())).hasSize(1);
        assertThat(far.messagesTo(alert.mark())).isEqualTo(TestInstallation.IN_VALLEY);
        assertThat(far.announcements(alert.mark())).hasSize(1);
        assertThat(gateway.client().get("/feeds/all.atom").text().split("<entry", -1))
                .filteredOn(entry -> entry.contains(alert.mark()))
                .hasSize(1);
    }

    private static List<CbspOnAir> onAir(TestAlert alert) {
        return far.cells().onAir().stream()
                .filter(broadcast -> broadcast.text().contains(alert.mark()))
                .toList();
    }
}
