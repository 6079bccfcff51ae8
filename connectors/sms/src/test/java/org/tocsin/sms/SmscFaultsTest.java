package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.tlv.Tlv;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** What an SMSC of somebody else's library may do wrong, and how each of it ends. */
class SmscFaultsTest extends SmscTest {
    private final ForeignSmsc foreign = new ForeignSmsc();
    private final TurnableClock clock = new TurnableClock(Instant.now());

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @Test
    void whatIsThrottledGoesOutInTheSameAttemptAndIsNoRepeat() {
        SmsConnector connector = connect(fixture().recipients(30));
        foreign.refuse(SmppConstants.STATUS_THROTTLED, 3, number -> true);

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(30);
        assertThat(count(outcome, "recipients.possible-repeats")).isZero();
        assertThat(numbers()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void afterAFullQueueNothingLeavesForASecond() {
        SmsConnector connector = connect(fixture().recipients(30).with("busy-patience", "10s"));
        foreign.refuse(SmppConstants.STATUS_MSGQFUL, 1, number -> true);

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(30);
        List<Long> arrivals = foreign.arrivals();
        long longestGap = 0;
        for (int i = 1; i < arrivals.size(); i++) {
            longestGap = Math.max(longestGap, arrivals.get(i) - arrivals.get(i - 1));
        }
        assertThat(Duration.ofNanos(longestGap)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void anAnswerThatComesTooLateLeavesADoubtThatIsRepeatedOnce() {
        foreign.answerAfter(Duration.ofMillis(900));
        SmsConnector connector = connect(fixture().recipients(3).with("request-timeout", "300ms"));

        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.TIMEOUT);
        foreign.answerAfter(Duration.ZERO);
        Outcome again = connector.deliver(Deliveries.again(first(brief)));

        assertThat(count(again, "recipients.accepted")).isEqualTo(3);
        assertThat(count(again, "recipients.possible-repeats")).isEqualTo(3);
    }

    @Test
    void aLateReceiptThatNamesTheSubmitMakesARepeatNeedless() {
        foreign.answerAfter(Duration.ofMillis(900));
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(session, referenced(taken)));
        SmsConnector connector = connect(fixture()
                .recipients(5)
                .with("request-timeout", "300ms")
                .with("unanswered-wait", "10s")
                .with("message-reference", true));
        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.TIMEOUT);

        await().atMost(LIMIT).untilAsserted(() -> {
            Outcome again = connector.deliver(Deliveries.again(first(brief)));
            assertThat(again).isInstanceOf(Outcome.Accepted.class);
            assertThat(count(again, "recipients.accepted")).isEqualTo(5);
            assertThat(count(again, "recipients.possible-repeats")).isZero();
        });

        assertThat(numbers()).hasSize(5).doesNotHaveDuplicates();
        await().atMost(LIMIT).until(() -> !sink.receipts().isEmpty());
        assertThat(sink.receipts().get(0).counts()).containsEntry("recipients.delivered", 5L);
    }

    @Test
    void aLateReceiptIsWaitedForTenSecondsWhileOthersAreServed() {
        SmsConnector connector = connect(fixture()
                .recipients(12)
                .with("window", 4)
                .with("request-timeout", "300ms")
                .with("unanswered-wait", "10s"));
        foreign.mood(ForeignSmsc.Mood.SILENT);
        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.TIMEOUT);
        int unanswered = foreign.submits().size();
        foreign.mood(ForeignSmsc.Mood.ANSWERING);

        Outcome.Unreachable soon = (Outcome.Unreachable) connector.deliver(Deliveries.again(first(brief)));
        List<String> served = numbers();
        clock.turnTo(clock.instant().plusSeconds(11));
        Outcome later = connector.deliver(Deliveries.again(first(brief)));

        assertThat(soon.code()).isEqualTo(ReasonCode.PEER_BUSY);
        assertThat(soon.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(served).hasSize(12).doesNotHaveDuplicates();
        assertThat(count(later, "recipients.accepted")).isEqualTo(12);
        assertThat(count(later, "recipients.possible-repeats")).isEqualTo(unanswered);
    }

    @Test
    void whereRepeatsAreForSevereAlertsAMinorOneGoesAtMostOnce() {
        CapMessage minor = SampleAlert.flood(Instant.now(), Duration.ofHours(2))
                .identifier("minor")
                .severity(Severity.MINOR)
                .texts(new SampleText("en", "Met Service", "Low water", "The river falls.", "No need to act."))
                .message();
        SmsConnector connector =
                connect(fixture().recipients(4).with("request-timeout", "300ms").with("repeat-unanswered", "severe"));
        foreign.mood(ForeignSmsc.Mood.SILENT);
        assertThat(reason(connector.deliver(first(minor)))).isEqualTo(ReasonCode.TIMEOUT);
        foreign.mood(ForeignSmsc.Mood.ANSWERING);

        Outcome again = connector.deliver(Deliveries.again(first(minor)));

        assertThat(count(again, "recipients.unknown")).isEqualTo(4);
        assertThat(numbers()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void anUnbindInTheMiddleLosesNobody() {
        foreign.answerAfter(Duration.ofMillis(30));
        SmsConnector connector = connect(fixture().recipients(60).with("window", 8));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(first(brief)));
        await().atMost(LIMIT).until(() -> foreign.submits().size() > 10);

        foreign.unbindAll();

        running.join();
        awaitUp(connector);
        Outcome again = connector.deliver(Deliveries.again(first(brief)));
        assertThat(count(again, "recipients.accepted")).isEqualTo(60);
        assertThat(numbers().stream().distinct()).hasSize(60);
        assertThat(numbers().size() - 60L)
                .isLessThanOrEqualTo(8)
                .isLessThanOrEqualTo(count(again, "recipients.possible-repeats"));
    }

    @Test
    void receiptsWithIdsThatNobodyGaveAreCountedAsLostAndChangeNothing() {
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(
                session, ReceiptMatchingTest.withParameters(taken, "nobodys", SmppConstants.STATE_UNDELIVERABLE)));
        SmsConnector connector = connect(fixture().recipients(5));

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(5);
        await().atMost(LIMIT).until(() -> connector.receiptsSeen() == 5);
        await().atMost(LIMIT).until(() -> {
            clock.turnTo(clock.instant().plusSeconds(61));
            return connector.receiptsLost() == 5;
        });
        assertThat(connector.receiptsMatched()).isZero();
        assertThat(sink.receipts()).isEmpty();
    }

    @Test
    void anAnswerWithoutAnIdIsAnAcceptanceAllTheSame() {
        foreign.ids(id -> null);
        SmsConnector connector = connect(fixture().recipients(5));

        assertThat(count(connector.deliver(first(brief)), "recipients.accepted"))
                .isEqualTo(5);
    }

    @Test
    void whenNearlyEveryNumberIsRefusedTheJobStopsAndNobodyIsGivenUp() {
        SmsConnector connector = connect(fixture().recipients(100));
        foreign.refuse(SmppConstants.STATUS_INVDSTADR, 1_000, number -> true);

        Outcome stopped = connector.deliver(first(brief));
        foreign.refuse(SmppConstants.STATUS_INVDSTADR, 0, number -> false);
        Outcome again = connector.deliver(Deliveries.again(first(brief)));

        assertThat(reason(stopped)).isEqualTo(ReasonCode.MISCONFIGURED);
        assertThat(count(again, "recipients.accepted")).isEqualTo(100);
        assertThat(count(again, "recipients.refused")).isZero();
    }

    @Test
    void oneNumberInTwentyThatDoesNotExistStopsNothing() {
        SmsConnector connector = connect(fixture().recipients(200));
        foreign.refuse(
                SmppConstants.STATUS_INVDSTADR,
                1_000,
                number -> Long.parseLong(number) % 20 == Long.parseLong(SmsFixture.number(0)) % 20);

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(190);
        assertThat(count(outcome, "recipients.refused")).isEqualTo(10);
    }

    @Test
    void whatStoppedOnePartStopsTheOtherPartsWithoutTryingThem() {
        SmsConnector connector = connect(fixture().recipients(120).with("chunk-size", 40));
        foreign.refuse(SmppConstants.STATUS_INVSRCADR, 1_000, number -> true);

        List<Outcome> outcomes = deliverAll(connector, first(brief));
        int tried = 1_000 - foreign.refusalsLeft();
        foreign.refuse(SmppConstants.STATUS_INVSRCADR, 0, number -> false);

        assertThat(outcomes).hasSize(3).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOf(Outcome.Refused.class));
        assertThat(tried).isLessThanOrEqualTo(40);
        clock.turnTo(clock.instant().plusSeconds(31));
        assertThat(count(deliverAll(connector, Deliveries.again(first(brief))), "recipients.accepted"))
                .isEqualTo(120);
    }

    private static DeliverSm referenced(ForeignSmsc.Taken taken) {
        DeliverSm receipt = RecallTest.delivered(taken);
        receipt.addOptionalParameter(new Tlv(
                SmppConstants.TAG_USER_MESSAGE_REFERENCE,
                taken.submit()
                        .getOptionalParameter(SmppConstants.TAG_USER_MESSAGE_REFERENCE)
                        .getValue()));
        return receipt;
    }

    private List<String> numbers() {
        return foreign.submits().stream()
                .map(submit -> submit.getDestAddress().getAddress())
                .toList();
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(SmsFixture.LIVE, fixture, clock, foreign.port());
    }
}
