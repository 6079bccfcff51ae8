package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppConstants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Settings;

/** One channel with two short message centres. */
class SeveralSmscsTest extends SmscTest {
    private final ForeignSmsc second = new ForeignSmsc();

    @AfterEach
    void stopTheSecond() {
        second.close();
    }

    @Test
    void bothShareTheRecipientsAndNobodyIsSentToTwice() {
        script.add("on submit_sm wait 2ms always");
        SmsConnector connector = connect(fixture().recipients(200).with("window", 8));

        assertThat(count(connector.deliver(first(brief)), "recipients.accepted"))
                .isEqualTo(200);

        assertThat(all()).hasSize(200).doesNotHaveDuplicates();
        assertThat(smsc.received()).hasSizeGreaterThan(10);
        assertThat(second.submits()).hasSizeGreaterThan(10);
    }

    @Test
    void withOneDownTheOtherTakesAll() {
        SmsConnector connector = connect(fixture().recipients(50));
        smsc.stop();
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.DEGRADED);

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(50);
        assertThat(second.submits()).hasSize(50);
    }

    @Test
    void whenOneBreaksInTheMiddleTheOtherCarriesOnAndOnlyWhatWasInFlightIsRepeated() {
        script.add("on submit_sm wait 5ms 20 times").add("on submit_sm close the connection always");
        // As slow as the first, which would get too few of them otherwise.
        second.answerAfter(Duration.ofMillis(10));
        SmsConnector connector =
                connect(fixture().recipients(100).with("window", 8).with("reconnect-first", "30s"));

        connector.deliver(first(brief));
        Outcome again = connector.deliver(Deliveries.again(first(brief)));

        assertThat(count(again, "recipients.accepted")).isEqualTo(100);
        assertThat(count(again, "recipients.possible-repeats")).isBetween(1L, 8L);
        assertThat(all().stream().distinct()).hasSize(100);
    }

    @Test
    void eachKeepsToItsOwnContract() {
        SmsConnector connector =
                connect(fixture().recipients(60).with("parts-per-second", 10).with("smsc-2-parts-per-second", 90));

        List<Outcome> outcomes = deliverTogether(connector, first(brief));

        assertThat(count(outcomes, "recipients.accepted")).isEqualTo(60);
        assertThat(smsc.received().size()).isLessThan(second.submits().size());
    }

    @Test
    void theSameIdOfTwoSmscsMeansTwoMessages() {
        second.ids(id -> "same");
        second.onSubmit((session, taken) -> {
            if (taken.submit().getDestAddress().getAddress().equals(SmsFixture.number(0))) {
                ForeignSmsc.push(
                        session, ReceiptMatchingTest.withParameters(taken, "same", SmppConstants.STATE_DELIVERED));
            }
        });
        SmsConnector connector = connect(fixture().recipients(1));
        smsc.stop();
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.DEGRADED);

        connector.deliver(first(brief));

        await().atMost(LIMIT).until(() -> !sink.receipts().isEmpty());
        assertThat(sink.receipts().get(0).counts()).containsEntry("recipients.delivered", 1L);
        assertThat(store.startingWith("ledger/").values().iterator().next()).contains((byte) 1);
    }

    @Test
    void aSecondSmscWithoutAHostIsAProblemOfThePlan() {
        Settings settings =
                fixture().with("port", 2775).with("smsc-2-window", 5).settings();

        SmsConfig.from(settings);

        assertThat(settings.problems()).singleElement().asString().contains("smsc-2-host");
    }

    @Test
    void whatTheSecondDoesNotSayItDoesAsTheFirst() {
        SmsConfig config = fixture()
                .with("window", 7)
                .with("message-ids", "response-hex")
                .with("smsc-2-host", "127.0.0.2")
                .with("smsc-2-parts-per-second", 30)
                .with("smsc-2-message-ids", "same")
                .config(2775);

        Smsc other = config.smscs().get(1);
        assertThat(other.smpp().host()).isEqualTo("127.0.0.2");
        assertThat(other.smpp().window()).isEqualTo(7);
        assertThat(other.smpp().partsPerSecond()).isEqualTo(30);
        assertThat(other.messageIds()).isEqualTo(MessageIds.SAME);
        assertThat(config.smscs().get(0).messageIds()).isEqualTo(MessageIds.RESPONSE_HEX);
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(
                SmsFixture.LIVE,
                fixture.with("smsc-2-host", "127.0.0.1").with("smsc-2-port", second.port()),
                Clock.systemUTC());
    }

    private List<String> all() {
        return Stream.concat(destinations().stream(), second.submits().stream().map(submit -> submit.getDestAddress()
                        .getAddress()))
                .toList();
    }
}
