package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;
import org.tocsin.gateway.cli.CommandLines;
import org.tocsin.route.AcceptedIndex;

/** An encrypted registry of recipients that operators fill over the API and at the terminal. */
class RecipientsTest {
    private static final String KEY = "operator-key";
    /** The whole of the area that the plan names by a geocode. */
    private static final String ISLAND = "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2";

    private static final String PATH = "/api/v1/channels/sms/recipients";
    private static final String ROWS =
            """
            number,latitude,longitude,language
            15555550101,13.9000,-61.0000,en
            15555550102,13.9100,-61.0100,en
            15555550103,13.9300,-60.9700,es
            """;

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
        assertThat(CommandLines.key("registry", folder.resolve("registry.key").toString()))
                .contains("Wrote");
        installation = TestInstallation.write(folder, far, false)
                .withPlan("recipients: recipients.csv", "registry-key-file: registry.key")
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

    @Test
    void whatIsImportedIsSentToAlsoAfterARestartAndWhoIsWithdrawnIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), ROWS);
        assertThat(recipients("import", file.toString())).contains("3 added", "Nothing was changed");
        assertThat(recipients("export-count")).contains("reachable: 0");
        assertThat(recipients("import", file.toString(), "--apply")).contains("It is in force.");
        Path number = Files.writeString(folder.resolve("number"), "15555550102\n");
        assertThat(recipients("withdraw", "--number-file", number.toString())).contains("Withdrawn, as row 1.");

        gateway.close();
        gateway = TestGateway.start(installation);

        assertThat(recipients("export-count")).contains("reachable: 2", "withdrawn: 1", "language es: 1");
        String key = gateway.client().accepted(TestAlert.flood("registry"));
        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(key, "sms"));
        assertThat(far.smsc().received())
                .extracting(message -> message.destination())
                .containsExactlyInAnyOrder("15555550101", "15555550103");
    }

    @Test
    void aFaultyFileChangesNothingAndNamesLinesNotNumbers() throws IOException {
        Path file = Files.writeString(
                folder.resolve("people.csv"), ROWS + "15555550101,13.9,-61,en\n+15555550104,13.9,-61,en\n");

        assertThat(recipients("import", file.toString(), "--apply"))
                .contains("Line 5 has the same number as line 2.", "Line 6: the number", "Nothing was done")
                .doesNotContain("1555555");
        assertThat(CommandLines.recipients("check", file.toString()))
                .contains("Line 5", "5 rows, 2 problems.")
                .doesNotContain("1555555");
        assertThat(recipients("export-count")).contains("reachable: 0");
    }

    @Test
    void anImportDoesWhatItsDryRunSaidOrNothing() {
        String seal = post("/import", "text/csv", ROWS).json().path("seal").asString();
        assertThat(put("{\"number\":\"15555550101\",\"latitude\":13.9,\"longitude\":-61.0}")
                        .status())
                .isEqualTo(200);

        assertThat(post("/import?seal=" + seal, "text/csv", ROWS).status()).isEqualTo(409);
        assertThat(post("/import?seal=none", "text/csv", ROWS).status()).isEqualTo(409);
        assertThat(gateway.client().get(PATH, "Authorization", "Bearer " + KEY).text())
                .contains("\"reachable\":1");
    }

    @Test
    void onePersonIsAddedChangedReadWithdrawnAndErased() {
        assertThat(put("{\"number\":\"15555550101\",\"areaCodes\":[\"SAME 061001\"],\"flags\":[\"vulnerable\"],"
                                + "\"consent\":\"2026-03-01T09:00:00Z\",\"consentSource\":\"web form\"}")
                        .text())
                .isEqualTo("{\"result\":\"added\",\"row\":0}");
        assertThat(json("PATCH", "", "{\"number\":\"15555550101\",\"language\":\"es\"}")
                        .text())
                .contains("changed");
        assertThat(json("POST", "/lookup", "{\"number\":\"15555550101\",\"why\":\"asked by himself\"}")
                        .text())
                .isEqualTo(
                        "{\"row\":0,\"number\":\"15555550101\",\"language\":\"es\",\"areaCodes\":[\"SAME 061001\"],"
                                + "\"flags\":[\"vulnerable\"],\"consent\":\"2026-03-01T09:00:00Z\",\"consentSource\":\"web form\"}");
        assertThat(json("POST", "/withdraw", "{\"number\":\"15555550101\"}").status())
                .isEqualTo(200);
        assertThat(put("{\"number\":\"15555550101\",\"latitude\":1,\"longitude\":1}")
                        .status())
                .isEqualTo(409);
        assertThat(json("POST", "/erase", "{\"number\":\"15555550101\"}").text())
                .contains("erased");
        assertThat(json("POST", "/lookup", "{\"number\":\"15555550101\"}").status())
                .isEqualTo(404);
        assertThat(put("{\"number\":\"15555550101\"}").text()).contains("neither a position nor an area code");
    }

    @Test
    void whoIsKnownByAnAreaCodeAloneGetsAnAlertThatCoversIt() {
        assertThat(put("{\"number\":\"15555550108\",\"areaCodes\":[\"SAME 061001\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(put("{\"number\":\"15555550107\",\"areaCodes\":[\"SAME 999999\"]}")
                        .status())
                .isEqualTo(200);

        String key = gateway.client().accepted(TestAlert.flood("by-code").with("polygon", ISLAND));

        await().atMost(TestGateway.LIMIT).until(() -> gateway.isTaken(key, "sms"));
        assertThat(far.smsc().received())
                .extracting(message -> message.destination())
                .containsOnly("15555550108");
    }

    @Test
    void nobodyButOperatorsSeesOrChangesAnything() {
        assertThat(gateway.client().get(PATH).status()).isEqualTo(401);
        assertThat(gateway.client()
                        .get(PATH, "Authorization", "Bearer " + TestInstallation.MET_KEY)
                        .status())
                .isEqualTo(403);
        assertThat(gateway.client()
                        .get("/api/v1/channels/radio/recipients", "Authorization", "Bearer " + KEY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readsAndChangesAreInTheAuditTrailAndNoNumberIsThereNorInTheLogNorInAnyFile() throws Exception {
        put("{\"number\":\"15555550101\",\"latitude\":13.9,\"longitude\":-61.0,\"language\":\"en\"}");
        json("POST", "/lookup", "{\"number\":\"15555550101\",\"why\":\"complaint 17\"}");
        json("POST", "/withdraw", "{\"number\":\"15555550101\"}");
        json("POST", "/lookup", "{\"number\":\"15555559999\"}");
        Path ledger = folder.resolve("data/ledger.db");

        await().atMost(TestGateway.LIMIT).untilAsserted(() -> assertThat(bodies(ledger))
                .anyMatch(body -> body.contains("read-recipient") && body.contains("complaint 17"))
                .anyMatch(body -> body.contains("withdraw-recipient"))
                .anyMatch(body -> body.contains("nobody of channel sms")));
        assertThat(bodies(ledger)).noneMatch(body -> body.contains("1555555"));
        assertThat(String.join("\n", gateway.log().lines())).doesNotContain("1555555");
        gateway.close();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("15555550101");
            }
        }
        gateway = TestGateway.start(installation);
    }

    private String recipients(String command, String... more) {
        String[] first = {command, "--url", gateway.client().url(), "--key-file", keyFile.toString(), "--channel", "sms"
        };
        return CommandLines.recipients(
                Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private Answer put(String body) {
        return json("PUT", "", body);
    }

    private Answer json(String method, String path, String body) {
        return send(method, path, "application/json", body);
    }

    private Answer post(String path, String type, String body) {
        return send("POST", path, type, body);
    }

    private Answer send(String method, String path, String type, String body) {
        return gateway.client()
                .send(gateway.client()
                        .request(PATH + path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", type)
                        .build());
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
}
