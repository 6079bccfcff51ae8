package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.gateway.GatewayClient.Answer;

/** What a client is told when its request is refused: always a problem document with every finding, never our insides. */
class RefusalTest {
    private static final String PATH = "/api/v1/alerts";
    private static final String CAP = "application/cap+xml";
    private static final String SOUTH = "13.70,-61.06 13.80,-61.06 13.80,-60.94 13.70,-60.94 13.70,-61.06";

    @TempDir
    static Path folder;

    private static TestCounterparts far;
    private static TestGateway gateway;

    /** One refused request. */
    record Case(String name, int status, HttpRequest.Builder request, List<String> rules) {
        @Override
        public String toString() {
            return name + " is answered " + status;
        }
    }

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

    @ParameterizedTest
    @MethodSource({"refusedRequests", "refusedMessages"})
    void aRefusalIsAProblemDocumentWithItsFindings(Case refused) {
        Answer answer = gateway.client().send(refused.request().build());

        assertThat(answer.status()).as(answer.text()).isEqualTo(refused.status());
        assertIsProblem(answer);
        assertThat(rules(answer)).containsAll(refused.rules());
    }

    static Stream<Case> refusedRequests() {
        GatewayClient client = gateway.client();
        byte[] alert = TestAlert.flood("refused").bytes();
        String met = "Bearer " + TestInstallation.MET_KEY;
        byte[] threeMebibytes = new byte[3 * 1024 * 1024];
        return Stream.of(
                request("a missing key", 401, client.post(PATH, alert).header("Content-Type", CAP)),
                request("a wrong key", 401, post(alert, CAP).setHeader("Authorization", "Bearer wrong")),
                request("a key under another scheme", 401, post(alert, CAP).setHeader("Authorization", "Basic " + met)),
                request("an unknown media type", 415, post(alert, "application/json")),
                request("a missing media type", 415, client.post(PATH, alert).header("Authorization", met)),
                request("a compressed body", 415, post(alert, CAP).header("Content-Encoding", "gzip")),
                request("3 MiB", 413, post(threeMebibytes, CAP)),
                request("3 MiB in chunks", 413, post(threeMebibytes, CAP).POST(chunked(threeMebibytes))),
                request("an unknown path", 404, client.request("/api/v1/nothing-here")),
                request("an unknown key", 404, client.request(PATH + "/" + "a".repeat(26))),
                request("a malformed key", 404, client.request(PATH + "/not-a-key")),
                request("a path that the server refuses", 400, client.request(PATH + "/..%2f..%2fetc")),
                request("a wrong method", 405, post(alert, CAP).method("PUT", BodyPublishers.ofByteArray(alert))),
                request("a dry run that is denied", 400, submitTo(PATH + "?dryRun=false", alert)),
                request("a dry run in other words", 400, submitTo(PATH + "?dryrun=true", alert)),
                request("a dry run and its contrary", 400, submitTo(PATH + "?dryRun=true&dryRun=false", alert)),
                request("a dry run twice", 400, submitTo(PATH + "?dryRun=true&dryRun=true", alert)),
                request("a dry run and something else", 400, submitTo(PATH + "?dryRun=true&color=red", alert)),
                request("a dry run without a value", 400, submitTo(PATH + "?dryRun", alert)),
                request("a dry run with a wrong key", 401, dryRun(alert).setHeader("Authorization", "Bearer wrong")),
                request("a dry run of 3 MiB", 413, dryRun(threeMebibytes)),
                request("a dry run of JSON", 415, dryRun(alert).setHeader("Content-Type", "application/json")),
                request("an unknown query parameter", 400, client.request(PATH + "?color=red")),
                request("a limit that is no number", 400, client.request(PATH + "?limit=many")),
                request("an unknown feed", 404, client.request("/feeds/nothing.atom")));
    }

    static Stream<Case> refusedMessages() {
        TestAlert alert = TestAlert.flood("refused");
        String doctype = "<!DOCTYPE alert [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<alert";
        return Stream.of(
                message("broken XML", 400, alert.xml().replace("</info>", "")),
                message("text that is no XML", 400, "Flood!"),
                message("an empty body", 400, ""),
                message("a DOCTYPE", 400, alert.xml().replace("<alert", doctype)),
                message(
                        "the sender of somebody else",
                        403,
                        alert.with("sender", "duty@coast.example").xml(),
                        "PLAN-SENDER"),
                request(
                        "an area outside the jurisdiction",
                        403,
                        post(
                                        alert.with("sender", "duty@coast.example")
                                                .with("polygon", SOUTH)
                                                .bytes(),
                                        CAP)
                                .setHeader("Authorization", "Bearer " + TestInstallation.COAST_KEY),
                        "CAP-33"));
    }

    @Test
    void everyFaultOfFormIsToldAtOnce() {
        String faulty = TestAlert.flood("form")
                .with("status", "Real")
                .with("severity", "Terrible")
                .xml()
                .replace("<responseType>Evacuate</responseType>", "<responseType>Panic</responseType>")
                .replace("<language>en</language>", "<language>not a language</language>");

        Answer answer = gateway.client().submit(bytes(faulty), TestInstallation.MET_KEY);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertIsProblem(answer);
        assertThat(paths(answer))
                .anyMatch(path -> path.contains("status"))
                .anyMatch(path -> path.contains("severity"))
                .anyMatch(path -> path.contains("responseType"))
                .anyMatch(path -> path.contains("language"));
    }

    @Test
    void everyFaultOfContentIsToldAtOnceWithTheRightsThatAreMissing() {
        TestAlert faulty = TestAlert.flood("bad, identifier")
                .with("status", "Exercise")
                .with("severity", "Extreme")
                .with("polygon", "13.70,-61.06 13.80,-61.06 13.80,-60.94 13.70,-60.94")
                .with("expires", "2020-01-01T00:00:00-04:00");

        Answer answer = gateway.client().submit(faulty.bytes(), TestInstallation.COAST_KEY);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertIsProblem(answer);
        assertThat(rules(answer)).contains("PLAN-SENDER", "PLAN-STATUS", "PLAN-SEVERITY", "CAP-03", "CAP-25");
        assertThat(paths(answer)).anyMatch(path -> path.contains("expires"));
        answer.json()
                .path("findings")
                .forEach(finding -> assertThat(finding.path("level").asString()).isIn("error", "warning", "info"));
    }

    @Test
    void theSameBytesAgainAreFineAndOtherContentUnderTheSameIdentifierIsNot() {
        TestAlert alert = TestAlert.flood("twice");
        String key = gateway.client().accepted(alert);

        Answer again = gateway.client().submit(alert);
        Answer other = gateway.client().submit(alert.with("headline", "Another flood"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("key").asString()).isEqualTo(key);
        assertThat(again.header("Location")).isEqualTo(PATH + "/" + key);
        assertThat(other.status()).isEqualTo(409);
        assertIsProblem(other);
    }

    @Test
    void aRefusedMessageLeavesNoTrace() {
        TestAlert alert = TestAlert.flood("traceless").with("expires", "2020-01-01T00:00:00-04:00");

        assertThat(gateway.client().submit(alert).status()).isEqualTo(422);

        assertThat(gateway.client().get(PATH + "/" + alert.key()).status()).isEqualTo(404);
        assertThat(gateway.client()
                        .submit(alert.endingIn(TestGateway.LIMIT.multipliedBy(60)))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aMissingKeyIsToldHowToComeWithOne() {
        Answer answer = gateway.client()
                .send(gateway.client()
                        .post(PATH, bytes("x"))
                        .header("Content-Type", CAP)
                        .build());

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        Answer answer =
                gateway.client().send(gateway.client().request(PATH).DELETE().build());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().propertyNames()).contains("type", "title", "status", "detail", "findings");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        answer.json().path("findings").forEach(finding -> {
            assertThat(finding.propertyNames()).contains("rule", "level", "path", "message");
            assertThat(finding.path("message").asString()).isNotBlank();
        });
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("org.")
                .doesNotContain("java.");
    }

    private static List<String> rules(Answer answer) {
        return findings(answer, "rule");
    }

    private static List<String> paths(Answer answer) {
        return findings(answer, "path");
    }

    private static List<String> findings(Answer answer, String field) {
        List<String> values = new ArrayList<>();
        answer.json()
                .path("findings")
                .forEach(finding -> values.add(finding.path(field).asString()));
        return values;
    }

    private static Case message(String name, int status, String xml, String... rules) {
        return request(name, status, post(bytes(xml), CAP), rules);
    }

    private static Case request(String name, int status, HttpRequest.Builder request, String... rules) {
        return new Case(name, status, request, List.of(rules));
    }

    private static HttpRequest.Builder post(byte[] body, String type) {
        return submitTo(PATH, body).setHeader("Content-Type", type);
    }

    private static HttpRequest.Builder dryRun(byte[] body) {
        return submitTo(PATH + "?dryRun=true", body);
    }

    private static HttpRequest.Builder submitTo(String path, byte[] body) {
        return gateway.client()
                .post(path, body)
                .setHeader("Authorization", "Bearer " + TestInstallation.MET_KEY)
                .header("Content-Type", CAP);
    }

    /** Without a length the server learns only while it reads that it is too much. */
    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
