package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;

/** A Cancel takes back what still waits in the SMSC, and tells only those who may have the original. */
class RecallTest extends SmscTest {
    private final ForeignSmsc foreign = new ForeignSmsc();

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @Test
    void onlyThoseWhoseMessageWasNotDroppedAreToldOfTheCancel() {
        foreign.onSubmit((session, taken) -> {
            if (index(taken.submit()) % 3 == 0) {
                ForeignSmsc.push(session, delivered(taken));
            }
        });
        SmsConnector connector = connect(fixture().recipients(30).with("chunk-size", 7));
        deliverAll(connector, first(brief));
        await().atMost(LIMIT).until(() -> connector.receiptsMatched() == 10);
        awaitKept(connector);
        foreign.drops(id -> index(foreign.submitOf(id)) % 3 == 1);
        int before = foreign.submits().size();

        List<Outcome> outcomes = deliverAll(connector, cancel());

        assertThat(outcomes.stream()
                        .mapToLong(o -> count(o, "recipients.withdrawn"))
                        .sum())
                .isEqualTo(10);
        assertThat(foreign.cancelled()).hasSize(20);
        assertThat(told(before))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30)
                        .filter(i -> i % 3 != 1)
                        .mapToObj(SmsFixture::number)
                        .toList());
    }

    @Test
    void whereEverythingIsDroppedNothingIsSentAndTheCancelIsDone() {
        SmsConnector connector = connect(fixture().recipients(5));
        connector.deliver(first(brief));
        foreign.drops(id -> true);

        Outcome outcome = connector.deliver(cancel());

        assertThat(count(outcome, "recipients.withdrawn")).isEqualTo(5);
        assertThat(count(outcome, "recipients.accepted")).isZero();
        assertThat(foreign.submits()).hasSize(5);
    }

    @Test
    void aMessageInPartsIsDroppedPartByPartAndToldWhenOneStays() {
        SmsConnector connector = connect(fixture().recipients(2));
        connector.deliver(first(flood));
        int parts = foreign.submits().size() / 2;
        assertThat(parts).isGreaterThan(1);
        foreign.drops(id -> index(foreign.submitOf(id)) == 0);
        int before = foreign.submits().size();

        Outcome outcome = connector.deliver(
                Deliveries.cancel(SmsFixture.LIVE, SampleAlerts.cancel(flood, Instant.now()), flood.key()));

        assertThat(count(outcome, "recipients.withdrawn")).isEqualTo(1);
        assertThat(foreign.cancelled()).hasSize(parts + 1);
        assertThat(told(before).stream().distinct()).containsExactly(SmsFixture.number(1));
    }

    @Test
    void withTheSettingOffTheSmscIsNotAsked() {
        SmsConnector connector = connect(fixture().recipients(3).with("cancel-pending", false));
        connector.deliver(first(brief));
        foreign.drops(id -> true);

        assertThat(count(connector.deliver(cancel()), "recipients.accepted")).isEqualTo(3);
        assertThat(foreign.cancelled()).isEmpty();
    }

    private Delivery cancel() {
        CapMessage message = SampleAlerts.cancel(brief, Instant.now());
        return Deliveries.cancel(SmsFixture.LIVE, message, brief.key());
    }

    private void awaitKept(SmsConnector connector) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(store.startingWith("receipts/").values().stream()
                        .flatMapToInt(
                                states -> IntStream.range(0, states.length).filter(i -> states[i] == 2))
                        .count())
                .isEqualTo(connector.receiptsMatched()));
    }

    private List<String> told(int after) {
        return foreign.submits().stream().skip(after).map(RecallTest::number).toList();
    }

    private static String number(SubmitSm submit) {
        return submit.getDestAddress().getAddress();
    }

    private static int index(SubmitSm submit) {
        return (int) (Long.parseLong(number(submit)) - Long.parseLong(SmsFixture.number(0)));
    }

    static DeliverSm delivered(ForeignSmsc.Taken taken) {
        DeliverSm receipt = new DeliverSm();
        receipt.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
        receipt.setSourceAddress(taken.submit().getDestAddress());
        receipt.setDestAddress(taken.submit().getSourceAddress());
        receipt.addOptionalParameter(new Tlv(
                SmppConstants.TAG_RECEIPTED_MSG_ID,
                (Integer.toHexString(taken.id()) + "\0").getBytes(StandardCharsets.US_ASCII)));
        receipt.addOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {SmppConstants.STATE_DELIVERED}));
        return receipt;
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(SmsFixture.LIVE, fixture, Clock.systemUTC(), foreign.port());
    }
}
