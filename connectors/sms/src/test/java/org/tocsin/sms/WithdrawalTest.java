package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppInvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Phones that say stop, by somebody else's SMPP library. */
class WithdrawalTest extends SmscTest {
    private final ForeignSmsc foreign = new ForeignSmsc();

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @ParameterizedTest
    @CsvSource({"STOP", "stop", "' Stop.'", "'\"STOP\"!'"})
    void aPhoneThatSaysStopGetsNothingAnyMoreAlsoAfterARestartAndIsNotAnswered(String word) {
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(session, fromPhone(SmsFixture.number(0), word)));
        try (SmsConnector connector = kept(fixture())) {
            connector.deliver(first(brief));
            await().atMost(LIMIT).until(() -> connector.withdrawals() == 1);
        }
        assertThat(foreign.submits()).hasSize(1);

        try (SmsConnector connector = kept(fixture())) {
            Outcome outcome = connector.deliver(first(flood));

            assertThat(reason(outcome)).isEqualTo(ReasonCode.NOBODY_IN_AREA);
        }
        assertThat(foreign.submits()).hasSize(1);
    }

    @Test
    void aSentenceWithTheWordInItWithdrawsNobody() {
        foreign.onSubmit((session, taken) ->
                ForeignSmsc.push(session, fromPhone(SmsFixture.number(0), "When will the rain stop")));
        try (SmsConnector connector = kept(fixture())) {
            connector.deliver(first(brief));
            connector.deliver(first(flood));

            assertThat(connector.withdrawals()).isZero();
        }
    }

    @Test
    void theWordsAreThoseOfTheChannelAndStartBringsBackWhereTheyAllowIt() {
        SmsFixture words = fixture().with("stop-words", "AUFHÖREN").with("start-words", "START");
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(session, fromPhone(SmsFixture.number(0), "aufhören")));
        try (SmsConnector connector = kept(words)) {
            connector.deliver(first(brief));
            await().atMost(LIMIT).until(() -> connector.withdrawals() == 1);
            assertThat(connector.registry().counts().reachable()).isZero();

            foreign.onSubmit((session, taken) -> {});
            ForeignSmsc.push(foreign.anySession(), fromPhone(SmsFixture.number(0), "Start"));

            await().atMost(LIMIT).until(() -> connector.registry().counts().reachable() == 1);
        }
    }

    @Test
    void withoutStartWordsStartBringsNobodyBack() {
        try (SmsConnector connector = kept(fixture())) {
            ForeignSmsc.push(foreign.anySession(), fromPhone(SmsFixture.number(0), "STOP"));
            await().atMost(LIMIT).until(() -> connector.withdrawals() == 1);

            ForeignSmsc.push(foreign.anySession(), fromPhone(SmsFixture.number(0), "START"));
            ForeignSmsc.push(foreign.anySession(), fromPhone(SmsFixture.number(1), "STOP"));

            await().atMost(LIMIT).until(() -> connector.withdrawals() == 2);
            assertThat(connector.registry().counts().reachable()).isZero();
        }
    }

    /** The first message goes out; its answer is held back until the others have withdrawn. */
    @Test
    void whoWithdrawsWhileTheJobRunsIsNotSentToAnyMore() throws InterruptedException {
        CountDownLatch withdrawn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        foreign.onSubmit((session, taken) -> {
            begun.countDown();
            awaitQuietly(withdrawn);
        });
        SmsFixture slow = fixture().recipients(40).with("window", 1).with("request-timeout", "10s");
        try (SmsConnector connector = kept(slow)) {
            CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(first(brief)));
            assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            for (int i = 20; i < 40; i++) {
                assertThat(connector.registry().withdraw(SmsFixture.number(i)).change())
                        .isPresent();
            }
            withdrawn.countDown();

            Outcome outcome = running.join();

            assertThat(count(outcome, "recipients.accepted")).isEqualTo(20);
            assertThat(count(outcome, "recipients.suppressed")).isEqualTo(20);
            assertThat(count(outcome, "recipients.not-sent")).isZero();
            assertThat(foreignDestinations()).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
        }
    }

    @Test
    void aDeliveryUnderWayGoesOnWithTheSamePeopleWhenTheFileOfRecipientsChanges() {
        Delivery delivery = first(brief);
        try (SmsConnector before = kept(fixture().recipients(4).with("chunk-size", 2))) {
            Outcome.Split split = (Outcome.Split) before.deliver(delivery);
            assertThat(count(
                            before.deliver(
                                    Deliveries.part(delivery, split.parts().get(0))),
                            "recipients.accepted"))
                    .isEqualTo(2);
        }
        // The first is gone, a new one stands in his line, and the order is another.
        String rows = "17585559999,13.93,-60.95,en\n" + row(3) + row(2) + row(1);
        try (SmsConnector after = kept(fixture().rows(rows).with("chunk-size", 2))) {
            Outcome.Split split = (Outcome.Split) after.deliver(delivery);
            Outcome rest = after.deliver(Deliveries.part(delivery, split.parts().get(1)));

            assertThat(count(rest, "recipients.accepted")).isEqualTo(2);
            assertThat(foreignDestinations()).containsExactlyInAnyOrderElementsOf(numbers(0, 4));

            List<Outcome> cancel = deliverAll(
                    after, Deliveries.cancel(SmsFixture.LIVE, SampleAlerts.cancel(brief, Instant.now()), brief.key()));
            assertThat(cancel.stream().mapToLong(part -> count(part, "recipients.accepted")))
                    .containsExactlyInAnyOrder(1L, 2L);
        }
    }

    private SmsConnector kept(SmsFixture fixture) {
        Path registries = directory.resolve("data");
        SmsConfig config = fixture.config(foreign.port()).withRegistry(registries, SmsFixture.LIVE.name());
        SmsConnector connector = new SmsConnector(SmsFixture.LIVE, config, store, sink, Clock.systemUTC());
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        return connector;
    }

    private List<String> foreignDestinations() {
        return foreign.submits().stream()
                .map(SubmitSm::getDestAddress)
                .map(Address::getAddress)
                .toList();
    }

    private static List<String> numbers(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(SmsFixture::number)
                .toList();
    }

    private static String row(int index) {
        return SmsFixture.number(index) + ",13.93,-60.95,en\n";
    }

    private static DeliverSm fromPhone(String number, String text) {
        DeliverSm message = new DeliverSm();
        message.setSourceAddress(new Address((byte) 1, (byte) 1, number));
        message.setDestAddress(new Address((byte) 5, (byte) 0, "ALERT"));
        message.setDataCoding((byte) 8);
        try {
            message.setShortMessage(text.getBytes(StandardCharsets.UTF_16BE));
        } catch (SmppInvalidArgumentException e) {
            throw new IllegalStateException(e);
        }
        return message;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody withdrew");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
