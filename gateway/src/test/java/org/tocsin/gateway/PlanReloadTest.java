package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.cli.CommandLines;
import org.tocsin.route.AcceptedIndex;

/** Another plan comes into force while the gateway runs, whole or not at all. */
class PlanReloadTest {
    private static final String KEY = "operator-key";
    private static final String LIVE_CHANNELS = "channels: [cells, sms, radio, web, radio-drill, web-drill]";

    @TempDir
    private Path folder;

    private TestCounterparts far;
    private TestInstallation installation;
    private TestGateway gateway;
    private Path keyFile;

    @BeforeEach
    void start() throws IOException {
        far = TestCounterparts.start(folder);
        String hash = HexFormat.of().formatHex(AcceptedIndex.sha256(KEY.getBytes(StandardCharsets.UTF_8)));
        installation = TestInstallation.write(folder, far, false)
                .withPlan(
                        "channels:\n",
                        "operators: [{id: duty, name: Duty officer, keys: [\"sha256:" + hash + "\"]}]\nchannels:\n");
        gateway = TestGateway.start(installation);
        keyFile = Files.writeString(folder.resolve("operator.key"), KEY + "\n");
    }

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    private String reload(String... options) {
        String[] all = new String[options.length + 5];
        String[] first = {"reload", "--url", gateway.client().url(), "--key-file", keyFile.toString()};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(options, 0, all, first.length, options.length);
        return CommandLines.plan(all);
    }

    private String versionInForce() {
        return gateway.client().get("/api/v1/plan").json().path("version").asString();
    }

    private String routedBy(String key) {
        return gateway.client()
                .get("/api/v1/alerts/" + key + "/explanation")
                .json()
                .path("routedByPlan")
                .asString();
    }

    private static List<String> bodies(Path ledger) throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                ResultSet rows = connection.createStatement().executeQuery("select body from audit")) {
            while (rows.next()) {
                bodies.add(rows.getString(1));
            }
        }
        return bodies;
    }

    @Test
    void theNextAlertGoesByTheNewPlanAndEachSaysWhichRoutedIt() {
        String before = versionInForce();
        String first = gateway.client().accepted(TestAlert.flood("first"));
        gateway.awaitTakenByAll(first);
        installation.withPlan(LIVE_CHANNELS, "channels: [web]");

        assertThat(reload("--dry-run")).contains("would come into force in place of " + before);
        assertThat(versionInForce()).isEqualTo(before);
        assertThat(reload())
                .contains("Changed: channels of rule 'grave and near'")
                .contains("is in force in place of " + before);

        String second = gateway.client().accepted(TestAlert.flood("second"));
        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(second, "web"));
        assertThat(gateway.client().states(second)).containsOnlyKeys("web");
        assertThat(routedBy(first)).isEqualTo(before);
        assertThat(routedBy(second)).isEqualTo(versionInForce()).isNotEqualTo(before);
    }

    @Test
    void aNewCellRegistryIsTakenWithThePlanAndABadOneLeavesTheOldInUse() throws IOException {
        Path cells = folder.resolve("cells.csv");
        String before = Files.readString(cells);
        Files.writeString(cells, before + "GSM,262,42,999,77,13.90,-60.97,2000\n");

        assertThat(reload("--dry-run")).contains("1 added, 0 removed, 0 changed.");
        assertThat(reload()).contains("Cells of channel cells: ").contains("1 added, 0 removed, 0 changed.");
        assertThat(reload()).doesNotContain("added");

        Files.writeString(cells, before + "GSM,262,42,999,77,95,-60.97,2000\n");
        assertThat(reload()).contains("no position: 95.0", "The plan before stays in force.");
    }

    @Test
    void keysAndQuotasFollowThePlan() {
        installation.withPlan(
                "senders: [alerts@met.example],", "senders: [alerts@met.example], quota: [{most: 1, within: 1h}],");
        assertThat(reload()).contains("quota");
        assertThat(gateway.client().submit(TestAlert.flood("one")).status()).isEqualTo(202);
        assertThat(gateway.client().submit(TestAlert.flood("two")).status()).isEqualTo(429);

        installation.withPlan(
                HexFormat.of()
                        .formatHex(AcceptedIndex.sha256(TestInstallation.MET_KEY.getBytes(StandardCharsets.UTF_8))),
                "0".repeat(64));
        assertThat(reload()).contains("keys");
        assertThat(gateway.client().submit(TestAlert.flood("three")).status()).isEqualTo(401);
    }

    @Test
    void aBadPlanLeavesTheOldOneInForceAndSaysWhy() {
        String before = versionInForce();
        installation.withPlan("area: [island]", "area: [iland]");

        assertThat(reload()).contains("plan.yaml:", "iland", "The plan before stays in force.");

        assertThat(versionInForce()).isEqualTo(before);
        gateway.awaitTakenByAll(gateway.client().accepted(TestAlert.flood("as-before")));
    }

    @Test
    void aChannelThatChangesWaitsForARestart() {
        String before = versionInForce();
        installation.withPlan("target: public-feed", "target: other-feed");

        assertThat(reload())
                .contains("target of channel 'web' from 'public-feed' to 'other-feed'")
                .contains("Channels change with a restart of the gateway only.");

        assertThat(versionInForce()).isEqualTo(before);
    }

    @Test
    void theAuditTrailSaysWhoDidIt() {
        installation.withPlan("lifetime: 6h", "lifetime: 5h");
        reload();

        Path ledger = installation.config().data().resolve("ledger.db");
        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(bodies(ledger))
                .anySatisfy(body -> assertThat(body).contains("reload-plan", "\"duty\"", "lifetime")));
    }

    @Test
    void nobodyButAnOperatorMay() {
        var asAuthority = gateway.client()
                .post("/api/v1/plan/reload", "{}".getBytes(StandardCharsets.UTF_8))
                .header("Authorization", "Bearer " + TestInstallation.MET_KEY)
                .header("Content-Type", "application/json")
                .build();
        assertThat(gateway.client().send(asAuthority).status()).isEqualTo(403);
    }
}
