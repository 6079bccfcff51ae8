package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;
import org.tocsin.gateway.cli.CommandLines;
import org.tocsin.route.AcceptedIndex;

/** The operator's desk of a whole gateway: maintenance of a peer, stopping what is on air, what went over the wire. */
class DeskTest {
    private static final String KEY = "operator-key";
    private static final Path TSHARK = Path.of("/usr/bin/tshark");

    @TempDir
    private Path folder;

    private TestCounterparts far;
    private TestGateway gateway;
    private Path keyFile;

    @BeforeEach
    void start() throws IOException {
        far = TestCounterparts.start(folder);
        String hash = HexFormat.of().formatHex(AcceptedIndex.sha256(KEY.getBytes(StandardCharsets.UTF_8)));
        gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan(
                        "channels:\n",
                        "operators: [{id: duty, name: Duty officer, keys: [\"sha256:" + hash + "\"]}]\nchannels:\n"));
        keyFile = Files.writeString(folder.resolve("operator.key"), KEY + "\n");
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private String url() {
        return gateway.client().url();
    }

    private Answer post(String path, String key, String body) {
        return gateway.client()
                .send(gateway.client()
                        .post(path, body.getBytes(StandardCharsets.UTF_8))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .build());
    }

    private String channel(String... arguments) {
        return CommandLines.channel(with(arguments));
    }

    private String[] with(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url(), "--key-file", keyFile.toString()));
        return all.toArray(String[]::new);
    }

    private List<String> onAir(TestAlert alert) {
        return far.cells().onAir().stream()
                .filter(broadcast -> broadcast.text().contains(alert.mark()))
                .map(broadcast -> broadcast.cell())
                .toList();
    }

    @Test
    void aPausedPeerIsLeftAloneEverybodySeesItAndWhatWaitedGoesOutAfterwards() {
        await().atMost(TestGateway.LIMIT).until(() -> far.cells().connections() == 1);

        assertThat(channel("pause", "cells", "--reason", "New software.", "--dry-run"))
                .contains("Nothing was changed.");
        assertThat(channel("pause", "cells", "--reason", "New software."))
                .contains("PAUSED by duty", "Done: pause cells.");

        await().atMost(TestGateway.LIMIT).until(() -> far.cells().connections() == 0);
        TestAlert alert = TestAlert.flood("paused");
        gateway.client().accepted(alert);
        gateway.awaitState(alert.key(), "web", "ACCEPTED");
        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(
                        gateway.client().get("/api/v1/alarms").text())
                .contains("urgent-waits-on-paused-channel", "1 urgent delivery waits on channel cells"));
        assertThat(gateway.client().get("/").text()).contains("‖ PAUSED", "paused by duty since", "New software.");
        assertThat(gateway.client().get("/actuator/health").text()).contains("paused by duty since");
        assertThat(gateway.client().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(gateway.client().get("/actuator/prometheus").text())
                .contains("tocsin_channel_paused{channel=\"cells\"} 1.0")
                .contains("tocsin_channel_paused_urgent{channel=\"cells\"} 1.0");
        assertThat(channel("list")).contains("cells  DOWN  1 waiting, 1 of them urgent  PAUSED by duty");
        assertThat(post("/api/v1/alerts/" + alert.key() + "/channels/cells/stop", KEY, "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(409);

        gateway.close();
        gateway = TestGateway.start(gateway.installation());

        assertThat(channel("list")).contains("PAUSED by duty");
        assertThat(far.cells().connections()).isZero();
        assertThat(channel("resume", "cells", "--reason", "Done.")).contains("Done: resume cells.");
        gateway.awaitState(alert.key(), "cells", "ACCEPTED");
        assertThat(onAir(alert)).hasSize(2);
        assertThat(gateway.client().get("/api/v1/alarms").text()).isEqualTo("[]");
    }

    @Test
    void onlyOperatorsPauseStopAndLookAtTheWireAndTheySayWhy() {
        assertThat(post("/api/v1/channels/cells/pause", TestInstallation.MET_KEY, "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post("/api/v1/channels/cells/pause", KEY, "{}").status()).isEqualTo(422);
        assertThat(post("/api/v1/channels/nothing/pause", KEY, "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(post("/api/v1/channels/cells/pause", KEY, "{\"reason\":\"x\",\"until\":\"tomorrow\"}")
                        .text())
                .contains("until is a moment in UTC");
        assertThat(post("/api/v1/channels/cells/pause", KEY, "{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}")
                        .text())
                .contains("lies in the past");
        assertThat(gateway.client().get("/api/v1/channels/cells/pdus").status()).isEqualTo(401);
        assertThat(gateway.client()
                        .get("/api/v1/channels/sms/pdus", "Authorization", "Bearer " + KEY)
                        .status())
                .isEqualTo(404);
        assertThat(gateway.client()
                        .get("/api/v1/channels/cells/pdus?since=now", "Authorization", "Bearer " + KEY)
                        .status())
                .isEqualTo(400);
        TestAlert alert = TestAlert.flood("guarded");
        gateway.awaitTakenByAll(gateway.client().accepted(alert));
        String path = "/api/v1/alerts/" + alert.key() + "/channels/";
        assertThat(post(path + "cells/stop", TestInstallation.MET_KEY, "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post(path + "cells/stop", KEY, "{}").text()).contains("A reason is missing");
        assertThat(post(path + "nothing/stop", KEY, "{\"reason\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(post(path + "sms/stop", KEY, "{\"reason\":\"x\"}").text()).contains("This channel cannot stop");
        assertThat(onAir(alert)).hasSize(2);
    }

    @Test
    void oneActionTakesAnAlertOffAirAndItDoesNotComeBack() {
        TestAlert alert = TestAlert.flood("stopped");
        gateway.awaitTakenByAll(gateway.client().accepted(alert));
        assertThat(onAir(alert)).hasSize(2);

        assertThat(CommandLines.stop(with(alert.key(), "--channel", "cells", "--reason", "Wrong area.", "--dry-run")))
                .contains("Flash flood", "cells: 2", "takes off air: ");
        assertThat(onAir(alert)).hasSize(2);
        assertThat(CommandLines.stop(with(alert.key(), "--channel", "cells", "--reason", "Wrong area.", "--yes")))
                .contains("Off air in 2 of 2 cells.");

        assertThat(onAir(alert)).isEmpty();
        gateway.awaitState(alert.key(), "cells", "SUPERSEDED");
        assertThat(gateway.client().deliveries(alert.key()).get("cells").toString())
                .contains("STOPPED", "Stopped by duty at ", "Wrong area.");
        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(gateway.client()
                        .get("/api/v1/alerts/" + alert.key() + "/audit")
                        .text())
                .contains("\"stop\"", "duty", "Wrong area."));
        far.cells().loseEverything();
        TestAlert next = TestAlert.flood("next");
        gateway.awaitTakenByAll(gateway.client().accepted(next));
        assertThat(onAir(next)).hasSize(2);
        assertThat(onAir(alert)).isEmpty();
    }

    @Test
    void whatWentOverTheWireIsKeptDecodedAndOpensInAnAnalyser() throws Exception {
        Instant before = Instant.now();
        TestAlert alert = TestAlert.flood("wire");
        gateway.awaitTakenByAll(gateway.client().accepted(alert));

        await().atMost(TestGateway.LIMIT)
                .untilAsserted(() -> assertThat(CommandLines.pdus(with("cells", "--since", before.toString())))
                        .contains("OUT", "WriteReplace", "case wire", "IN", "Answer"));
        assertThat(CommandLines.pdus(with("cells"))).contains("Restart");
        assertThat(CommandLines.pdus(with("cells", "--since", "2999-01-01T00:00:00Z")))
                .isEmpty();
        Path capture = folder.resolve("cells.pcap");
        assertThat(CommandLines.pdus(with("cells", "--pcap", capture.toString())))
                .contains("Saved ");

        boolean present = Files.isExecutable(TSHARK);
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(present, TSHARK + " is missing: install the Debian package tshark.");
        }
        String decoded = tshark(
                "-r", capture.toString(), "-Y", "cbsp", "-T", "fields", "-e", "cbsp.msg_type", "-e", "_ws.malformed");
        assertThat(decoded.lines().map(String::strip)).contains("19", "1", "2").allMatch(line -> line.matches("\\d+"));
        assertThat(tshark("-r", capture.toString(), "-V")).contains("case wire").doesNotContain("Malformed");
    }

    private static String tshark(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(TSHARK.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
