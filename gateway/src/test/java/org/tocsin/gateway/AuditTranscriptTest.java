package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cellbroadcast.cbsp.CbspCodec;
import org.tocsin.cellbroadcast.cbsp.CbspFormatException;
import org.tocsin.cellbroadcast.cbsp.CbspMessage;
import org.tocsin.cellbroadcast.cbsp.RepetitionCoding;
import tools.jackson.databind.JsonNode;

/** The audit trail has what each channel sent and was answered, octet for octet, and no number of a recipient. */
class AuditTranscriptTest {
    private final CbspCodec codec = new CbspCodec(RepetitionCoding.PLAIN16);

    @TempDir
    private Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan("repetition-coding: plain16,", "repetition-coding: plain16, request-timeout: 1s,"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private JsonNode audit(String key) {
        return gateway.client().get("/api/v1/alerts/" + key + "/audit").json();
    }

    private List<JsonNode> transcript(String key, String channel) {
        List<JsonNode> entries = new ArrayList<>();
        audit(key).path("records").forEach(record -> {
            JsonNode body = record.path("body");
            if (body.path("delivery").path("channel").asString().equals(channel)) {
                body.path("transcript").forEach(entries::add);
            }
        });
        return entries;
    }

    private static byte[] octets(JsonNode entry) {
        return Base64.getDecoder().decode(entry.path("content").asString());
    }

    @Test
    void everyAttemptHasWhatItSentAndWasAnswered() throws CbspFormatException {
        String key = gateway.client().accepted(TestAlert.flood("audited"));
        gateway.awaitTakenByAll(key);
        await().atMost(TestGateway.LIMIT)
                .untilAsserted(() -> assertThat(transcript(key, "radio")).isNotEmpty());

        List<JsonNode> cells = transcript(key, "cells");
        assertThat(codec.decode(octets(cells.get(0))))
                .isInstanceOfSatisfying(CbspMessage.WriteReplace.class, write -> assertThat(write.cells())
                        .isNotNull());
        assertThat(cells.get(1).path("direction").asString()).isEqualTo("RECEIVED");
        assertThat(codec.decode(octets(cells.get(1)))).isInstanceOf(CbspMessage.Answer.class);
        assertThat(transcript(key, "sms").get(0).path("what").asString()).contains("submit_sm", "data_coding");
        assertThat(new String(octets(transcript(key, "web").get(0)), StandardCharsets.UTF_8))
                .contains("<entry");
        assertThat(new String(octets(transcript(key, "radio").get(0)), StandardCharsets.UTF_8))
                .contains("[en]");
    }

    @Test
    void noNumberOfARecipientIsInIt() {
        String key = gateway.client().accepted(TestAlert.flood("discreet"));
        gateway.awaitTakenByAll(key);

        String all = audit(key).toString();
        assertThat(all).contains("submit_sm");
        transcript(key, "sms")
                .forEach(entry -> TestInstallation.IN_VALLEY.forEach(
                        number -> assertThat(new String(octets(entry), StandardCharsets.ISO_8859_1))
                                .doesNotContain(number)));
        assertThat(all).doesNotContain(TestInstallation.IN_VALLEY);
    }

    @Test
    void anAttemptThatWasNeverAnsweredHasToldWhatItSent() {
        far.cells().script().add("on write-replace stay silent once");
        String key = gateway.client().accepted(TestAlert.flood("silence"));
        gateway.awaitState(key, "cells", "ACCEPTED");

        List<String> directions = transcript(key, "cells").stream()
                .map(entry -> entry.path("direction").asString())
                .toList();
        assertThat(directions).containsExactly("SENT", "SENT", "RECEIVED");
    }

    @Test
    void theRecordSaysWhoseLifetimeEndsItAndWhatSignaturesItBears() {
        String key = gateway.client().accepted(TestAlert.flood("lifetime"));
        gateway.awaitTakenByAll(key);

        JsonNode accepted = audit(key).path("records").get(0).path("body");
        assertThat(accepted.path("lifetimeFromPlan").asBoolean(true)).isFalse();
        assertThat(accepted.path("signatures").isArray()).isTrue();
        assertThat(accepted.path("signatures")).isEmpty();
    }
}
