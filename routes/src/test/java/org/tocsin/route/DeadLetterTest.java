package org.tocsin.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.audit.AuditCheck;
import org.tocsin.route.audit.AuditRecord;
import org.tocsin.route.broker.ParcelSender;
import org.tocsin.route.dead.DeadLetter;
import org.tocsin.route.dead.DeadLetters;
import org.tocsin.route.dead.LetterFilter;

/** What waits for an operator, and what an operator can do with it. */
class DeadLetterTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final LetterFilter ALL =
            new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = Flow.start(folder, TestPlan.plan(folder));
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private static Outcome refuse(Delivery delivery) {
        return new Outcome.Refused(ReasonCode.MISCONFIGURED, "The password is wrong.");
    }

    private CapMessage refusedOnTwo(Duration validity) {
        flow.channel("two").answers(DeadLetterTest::refuse);
        CapMessage alert = SampleAlerts.flood("A1", Instant.now(), validity);
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.states(alert.key()).get("two") == State.REFUSED);
        await().atMost(LIMIT).until(() -> flow.deadLetters().list(ALL).size() == 1);
        flow.channel("two").answers(ScriptedConnector::accept);
        return alert;
    }

    @Test
    void whatCanBeMendedWaitsForAnOperatorAndGoesOutAgainByteForByteUnderItsKey() {
        CapMessage alert = refusedOnTwo(Duration.ofHours(1));
        DeadLetter letter = flow.deadLetters().list(ALL).get(0);
        assertThat(letter.channel()).isEqualTo("two");
        assertThat(letter.reason()).isEqualTo("MISCONFIGURED");
        assertThat(letter.detail()).isEqualTo("The password is wrong.");

        assertThat(flow.deadLetters().replay(ALL, "duty", true).done()).hasSize(1);
        assertThat(flow.deadLetters().list(ALL)).hasSize(1);
        DeadLetters.Result result = flow.deadLetters().replay(ALL, "duty", false);

        assertThat(result.done()).hasSize(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));
        assertThat(flow.channel("two").taken()).singleElement().satisfies(taken -> {
            assertThat(taken.message().bytes()).isEqualTo(alert.bytes());
            assertThat(taken.key()).isEqualTo(new DeliveryKey(alert.key(), "two", "two"));
            assertThat(taken.attempt()).isEqualTo(2);
        });
        assertThat(flow.deadLetters().list(ALL)).isEmpty();
        assertThat(flow.deadLetters().replay(ALL, "duty", false).done()).isEmpty();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.reader().audit(alert.key()))
                .filteredOn(found -> found.kind().equals(AuditRecord.ACTION))
                .singleElement()
                .satisfies(found -> assertThat(found.body()).contains("\"author\":\"duty\"", "replay")));
        AuditCheck.Verdict verdict = flow.ledger.read(jdbc -> AuditCheck.of(jdbc, Optional.empty()));
        assertThat(verdict.fault()).isEmpty();
    }

    @Test
    void aReplayThatIsRefusedAgainWaitsAgain() {
        CapMessage alert = refusedOnTwo(Duration.ofHours(1));
        flow.channel("two").answers(DeadLetterTest::refuse);

        flow.deadLetters().replay(ALL, "duty", false);

        await().atMost(LIMIT).until(() -> flow.channel("two").tried().size() == 2);
        await().atMost(LIMIT).until(() -> flow.deadLetters().list(ALL).size() == 1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.REFUSED));
    }

    @Test
    void whatExpiredOrWasSupersededIsNotSentAgain() {
        CapMessage alert = refusedOnTwo(Duration.ofHours(1));
        flow.submit(SampleAlerts.cancel(alert, Instant.now()));

        DeadLetters.Result result = flow.deadLetters().replay(ALL, "duty", false);

        assertThat(result.done()).isEmpty();
        assertThat(result.left()).singleElement().satisfies(letter -> assertThat(letter.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("took its place")));
        assertThat(flow.channel("two").taken()).isEmpty();
    }

    @Test
    void whatIsDiscardedIsDeadAndTheReasonIsKept() {
        CapMessage alert = refusedOnTwo(Duration.ofHours(1));

        flow.deadLetters().discard(ALL, "duty", "Sent by telephone.", false);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(flow.deliveries(alert.key()))
                .filteredOn(row -> row.channel().equals("two"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(State.DEAD);
                    assertThat(row.detail()).isEqualTo("Discarded by duty: Sent by telephone.");
                }));
        assertThat(flow.deadLetters().list(ALL)).isEmpty();
    }

    @Test
    void whatWaitsForAChannelThatLeavesThePlanEndsThereAndGoesOutWhenTheChannelIsBack() {
        flow.channel("two").answers(ScriptedConnector::unreachable);
        CapMessage alert = SampleAlerts.flood("A1", Instant.now(), Duration.ofHours(1));
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.states(alert.key()).get("two") == State.WAITING);
        flow.close();
        String without = TestPlan.TEXT.replaceAll("(?m)^.*name: two, .*$", "").replace("one, two, three", "one, three");

        flow = Flow.start(folder, TestPlan.plan(folder, without));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.REFUSED));
        await().atMost(LIMIT).until(() -> flow.deadLetters().list(ALL).size() == 1);
        assertThat(flow.deadLetters().replay(ALL, "duty", false).left())
                .singleElement()
                .satisfies(letter -> assertThat(letter.obstacle())
                        .hasValueSatisfying(why -> assertThat(why).contains("has left the plan")));
        flow.close();

        flow = Flow.start(folder, TestPlan.plan(folder));
        flow.deadLetters().replay(ALL, "duty", false);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(alert.key())).containsEntry("two", State.ACCEPTED));
    }

    @Test
    void aMessageThatNoAttemptCanReadEndsDeadBeforeAnOperator() throws Exception {
        CapMessage alert = SampleAlerts.flood("A1", Instant.now(), Duration.ofHours(1));
        flow.submit(alert);
        await().atMost(LIMIT).until(() -> flow.states(alert.key()).get("two") == State.ACCEPTED);
        CapMessage other = SampleAlerts.flood("A2", Instant.now(), Duration.ofHours(1));
        Map<String, Object> headers = Map.of(
                Envelope.KEY,
                other.key().value(),
                Envelope.CHANNEL,
                "two",
                Envelope.TARGET,
                "two",
                Envelope.EXPIRES,
                Instant.now().plusSeconds(3600).toEpochMilli());
        try (var connection = flow.connections.sender().createConnection();
                var session = connection.createSession()) {
            ParcelSender.send(
                    session,
                    new Parcel("deliver.two", headers, new byte[] {1, 2, 3}, 4, Optional.empty(), "poison-1"),
                    Instant.now());
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(flow.states(other.key())).containsEntry("two", State.DEAD));
        List<DeadLetter> letters = flow.deadLetters().list(ALL);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("INTERNAL");
            assertThat(letter.detail()).contains("No attempt could read this message");
        });
    }
}
