package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppInvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Receipt;

/** Receipts in all the ways that SMSCs send them, from somebody else's SMPP library. */
class ReceiptMatchingTest extends SmscTest {
    private final ForeignSmsc foreign = new ForeignSmsc();

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @ParameterizedTest
    @CsvSource({"same,%x,%x", "same,%x,%08X", "response-hex,%x,%d", "response-decimal,%d,%x", "same,%x,%d", "same,%d,%x"
    })
    void receiptsBeforeTheResponseAreMatchedHoweverTheIdIsWritten(String mode, String inResponse, String inReceipt) {
        foreign.ids(format(inResponse));
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(
                session, withParameters(taken, format(inReceipt).apply(taken.id()), SmppConstants.STATE_DELIVERED)));
        SmsConnector connector = connect(fixture().recipients(50).with("message-ids", mode));

        connector.deliver(first(brief));

        assertThat(confirmed()).containsEntry("recipients.delivered", 50L).containsEntry("recipients.undelivered", 0L);
        assertThat(connector.receiptsMatched()).isEqualTo(50);
    }

    @Test
    void receiptsAsTextInUcs2OrInDataSmAreReadToo() {
        foreign.onSubmit((session, taken) -> {
            String text =
                    "ID:" + Integer.toHexString(taken.id()) + " Stat:" + (taken.id() % 2 == 0 ? "delivrd" : "undeliv");
            ForeignSmsc.push(session, taken.id() % 3 == 0 ? asData(taken, text) : asUcs2(taken, text));
        });
        SmsConnector connector = connect(fixture().recipients(60));

        connector.deliver(first(brief));

        assertThat(confirmed()).containsEntry("recipients.delivered", 30L).containsEntry("recipients.undelivered", 30L);
    }

    @Test
    void aFinalStateIsNeverOverwrittenAndAnIntermediateOneEndsNothing() {
        foreign.onSubmit((session, taken) -> {
            String id = Integer.toHexString(taken.id());
            for (byte state : List.of(
                    SmppConstants.STATE_ENROUTE,
                    SmppConstants.STATE_DELIVERED,
                    SmppConstants.STATE_UNDELIVERABLE,
                    SmppConstants.STATE_ENROUTE,
                    SmppConstants.STATE_DELIVERED)) {
                ForeignSmsc.push(session, withParameters(taken, id, state));
            }
        });
        // On one thread jSMPP keeps the order in which the receipts come.
        SmsConnector connector = connect(fixture().recipients(5).with("window", 1));

        connector.deliver(first(brief));

        Map<String, Long> counts = confirmed();
        assertThat(counts.get("recipients.delivered") + counts.get("recipients.undelivered"))
                .isEqualTo(5);
        await().atMost(LIMIT).until(() -> connector.receiptsMatched() == 25);
        assertThat(sink.receipts()).hasSize(1);
    }

    @Test
    void aMessageIsDeliveredOnceAllItsPartsAre() {
        foreign.onSubmit((session, taken) -> {
            boolean lastOfSecond = taken.submit().getDestAddress().getAddress().equals(SmsFixture.number(1))
                    && taken.submit().getShortMessage()[5] == taken.submit().getShortMessage()[4];
            ForeignSmsc.push(
                    session,
                    withParameters(
                            taken,
                            Integer.toHexString(taken.id()),
                            lastOfSecond ? SmppConstants.STATE_EXPIRED : SmppConstants.STATE_DELIVERED));
        });
        SmsConnector connector = connect(fixture().recipients(2));

        connector.deliver(first(flood));

        assertThat(confirmed()).containsEntry("recipients.delivered", 1L).containsEntry("recipients.undelivered", 1L);
    }

    @Test
    void anIdThatFitsButForAnotherPhoneIsNotBelieved() {
        foreign.onSubmit((session, taken) -> {
            DeliverSm receipt = withParameters(taken, Integer.toHexString(taken.id()), SmppConstants.STATE_DELIVERED);
            receipt.setSourceAddress(new Address((byte) 1, (byte) 1, "4915110000000"));
            ForeignSmsc.push(session, receipt);
        });
        SmsConnector connector = connect(fixture().recipients(3));

        connector.deliver(first(brief));

        await().atMost(LIMIT).until(() -> connector.receiptsSeen() == 3);
        assertThat(connector.receiptsMatched()).isZero();
        assertThat(sink.receipts()).isEmpty();
    }

    @Test
    void receiptsThatComeAfterARestartAreMatched() {
        List<ForeignSmsc.Taken> all = new CopyOnWriteArrayList<>();
        foreign.onSubmit((session, taken) -> all.add(taken));
        SmsFixture fixture = fixture().recipients(20);
        try (SmsConnector before = connect(fixture)) {
            before.deliver(first(brief));
        }
        assertThat(all).hasSize(20);

        // The next submit of the new process makes the SMSC send the receipts of the old one.
        foreign.onSubmit((session, taken) -> all.forEach(old -> ForeignSmsc.push(
                session, withParameters(old, Integer.toHexString(old.id()), SmppConstants.STATE_DELIVERED))));
        SmsConnector after = connect(fixture);
        after.deliver(Deliveries.alert(SmsFixture.LIVE, flood));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(sink.receipts(first(brief).key()))
                        .singleElement()
                        .satisfies(receipt -> assertThat(receipt.counts()).containsEntry("recipients.delivered", 20L)));
    }

    @Test
    void whenTheAlertEndsWhatIsKnownIsToldAndTheRestIsWithoutReceipt() {
        TurnableClock clock = new TurnableClock(Instant.now());
        foreign.onSubmit((session, taken) -> {
            if (taken.id() % 2 == 0) {
                ForeignSmsc.push(
                        session, withParameters(taken, Integer.toHexString(taken.id()), SmppConstants.STATE_DELIVERED));
            }
        });
        SmsConnector connector = open(SmsFixture.LIVE, fixture().recipients(10), clock, foreign.port());
        connector.deliver(first(brief));
        await().atMost(LIMIT).until(() -> connector.receiptsMatched() == 5);
        assertThat(sink.receipts()).isEmpty();

        clock.turnTo(first(brief).expires().plusSeconds(1));

        assertThat(confirmed())
                .containsEntry("recipients.delivered", 5L)
                .containsEntry("recipients.without-receipt", 5L);
    }

    @Test
    void whatEndedLongAgoIsForgottenInTheStore() {
        TurnableClock clock = new TurnableClock(Instant.now());
        try (SmsConnector connector = open(SmsFixture.LIVE, fixture().recipients(10), clock, foreign.port())) {
            connector.deliver(first(brief));
            assertThat(store.startingWith("ledger/")).isNotEmpty();
        }
        clock.turnTo(first(brief).expires().plus(Duration.ofHours(23)));
        try (SmsConnector connector = open(SmsFixture.LIVE, fixture(), clock, foreign.port())) {
            assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.UP);
        }
        assertThat(store.startingWith("ledger/")).isNotEmpty();

        clock.turnTo(first(brief).expires().plus(Duration.ofHours(25)));
        try (SmsConnector connector = open(SmsFixture.LIVE, fixture(), clock, foreign.port())) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(store.startingWith("")).isEmpty());
            assertThat(connector.receiptsMatched()).isZero();
        }
    }

    private Map<String, Long> confirmed() {
        await().atMost(LIMIT).until(() -> !sink.receipts().isEmpty());
        Receipt receipt = sink.receipts().get(0);
        assertThat(receipt.state()).isEqualTo(Receipt.State.CONFIRMED);
        return receipt.counts();
    }

    private static IntFunction<String> format(String pattern) {
        return id -> String.format(Locale.ROOT, pattern, id);
    }

    static DeliverSm withParameters(ForeignSmsc.Taken taken, String id, byte state) {
        DeliverSm receipt = addressed(new DeliverSm(), taken);
        receipt.addOptionalParameter(
                new Tlv(SmppConstants.TAG_RECEIPTED_MSG_ID, (id + "\0").getBytes(StandardCharsets.US_ASCII)));
        receipt.addOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {state}));
        return receipt;
    }

    private static DeliverSm asUcs2(ForeignSmsc.Taken taken, String text) {
        DeliverSm receipt = addressed(new DeliverSm(), taken);
        receipt.setDataCoding((byte) 8);
        try {
            receipt.setShortMessage(text.getBytes(StandardCharsets.UTF_16BE));
        } catch (SmppInvalidArgumentException e) {
            throw new IllegalStateException(e);
        }
        return receipt;
    }

    private static DataSm asData(ForeignSmsc.Taken taken, String text) {
        DataSm receipt = addressed(new DataSm(), taken);
        receipt.addOptionalParameter(
                new Tlv(SmppConstants.TAG_MESSAGE_PAYLOAD, text.getBytes(StandardCharsets.US_ASCII)));
        return receipt;
    }

    private static <T extends BaseSm<?>> T addressed(T receipt, ForeignSmsc.Taken taken) {
        receipt.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
        receipt.setSourceAddress(taken.submit().getDestAddress());
        receipt.setDestAddress(taken.submit().getSourceAddress());
        return receipt;
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(SmsFixture.LIVE, fixture, Clock.systemUTC(), foreign.port());
    }
}
