package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;
import org.tocsin.gateway.cli.CommandLines;
import org.tocsin.route.AcceptedIndex;

/** What an operator may do, and nobody else. */
class OperatorTest {
    private static final String KEY = "operator-key";

    @TempDir
    private Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
        String hash = HexFormat.of().formatHex(AcceptedIndex.sha256(KEY.getBytes(StandardCharsets.UTF_8)));
        gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan(
                        "channels:\n",
                        "operators: [{id: duty, name: Duty officer, keys: [\"sha256:" + hash + "\"]}]\nchannels:\n"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private Answer post(String path, String key, String body) {
        return gateway.client()
                .send(gateway.client()
                        .post("/api/v1/dead-letters" + path, body.getBytes(StandardCharsets.UTF_8))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .build());
    }

    @Test
    void anAuthorityIsNoOperatorAndAStrangerNeither() {
        assertThat(post("/replay", TestInstallation.MET_KEY, "{\"all\":true}").status())
                .isEqualTo(403);
        assertThat(post("/replay", "nobody", "{\"all\":true}").status()).isEqualTo(401);
        assertThat(gateway.client().get("/api/v1/dead-letters").status()).isEqualTo(401);
    }

    @Test
    void anActionSaysWhatItIsMeantForAndADiscardWhy() {
        assertThat(post("/replay", KEY, "{}").status()).isEqualTo(422);
        assertThat(post("/discard", KEY, "{\"all\":true}").text()).contains("A reason is missing");
        assertThat(post("/replay", KEY, "no json").status()).isEqualTo(400);
        assertThat(post("/replay", KEY, "{\"all\":true}").text()).contains("\"count\":0");
    }

    @Test
    void aRefusedDeliveryIsListedAndSentAgainByCommandLine() throws IOException {
        far.cells().script().add("on write-replace reply failure-9 always");
        String key = gateway.client().accepted(TestAlert.flood("refused"));
        await().atMost(TestGateway.LIMIT)
                .untilAsserted(() -> assertThat(stateOnCells(key)).isEqualTo("REFUSED"));
        Path keyFile = Files.writeString(folder.resolve("operator.key"), KEY + "\n");
        String url = gateway.client().url();

        assertThat(CommandLines.dead("list", "--url", url, "--key-file", keyFile.toString()))
                .contains("cells", key, "REFUSED_BY_PEER", "1 letter waits.");
        far.cells().script().clear();
        assertThat(CommandLines.dead("replay", "--url", url, "--key-file", keyFile.toString(), "--channel", "cells"))
                .contains("1 letter sent again.");

        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(key, "cells"));
    }

    private String stateOnCells(String key) {
        return gateway.client().states(key).getOrDefault("cells", "");
    }
}
