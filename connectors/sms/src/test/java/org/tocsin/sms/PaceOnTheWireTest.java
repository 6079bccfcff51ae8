package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tocsin.connector.Outcome;

/** What an SMSC of somebody else's library sees of the pace, with ledger and receipts on. */
class PaceOnTheWireTest extends SmscTest {
    private static final boolean BENCHMARKS = Boolean.getBoolean("benchmarks");

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ForeignSmsc foreign = new ForeignSmsc();

    @AfterEach
    void stopTheForeignSmsc() {
        foreign.close();
    }

    @Test
    void aContractOf500IsHeldWithinTwoPercentAndNeverExceeded() {
        foreign.answerAfter(Duration.ofMillis(20));
        SmsConnector connector =
                connect(fixture().recipients(3_000).with("window", 64).with("parts-per-second", 500));
        // A cold virtual machine holds up what has left already.
        CompletableFuture<List<Outcome>> warming =
                CompletableFuture.supplyAsync(() -> deliverTogether(connector, first(flood)));
        Awaitility.await().atMost(LIMIT).until(() -> foreign.arrivals().size() > 1_000);
        connector.supersede(List.of(flood.key()));
        warming.join();
        int before = foreign.arrivals().size();
        foreign.mostASecond(500);

        List<Outcome> outcomes = deliverTogether(connector, first(brief));

        assertThat(count(outcomes, "recipients.accepted")).isEqualTo(3_000);
        List<Long> arrivals =
                foreign.arrivals().subList(before, foreign.arrivals().size());
        double rate = (arrivals.size() - 1.0) * SECOND / (arrivals.get(arrivals.size() - 1) - arrivals.get(0));
        System.out.printf(
                "load=%.1f contract=500 rate=%.1f throttled=%d%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), rate, foreign.throttled());
        // A busy machine may fall short of the contract, but never beyond it; what it holds up arrives in bunches.
        assertThat(rate).isBetween(BENCHMARKS ? 490.0 : 1.0, 500.0);
        assertThat(foreign.throttled()).isLessThanOrEqualTo(BENCHMARKS ? 0 : arrivals.size() / 20);
    }

    @Test
    void anSmscThatSuddenlyTakesLessIsFollowedAndNothingIsLost() {
        SmsConnector connector = connect(fixture()
                .recipients(2_500)
                .with("window", 32)
                .with("parts-per-second", 500)
                .with("busy-patience", "10s"));
        CompletableFuture<List<Outcome>> running =
                CompletableFuture.supplyAsync(() -> deliverTogether(connector, first(brief)));
        Awaitility.await().atMost(LIMIT).until(() -> foreign.arrivals().size() > 500);

        foreign.mostASecond(200);

        assertThat(count(running.join(), "recipients.accepted")).isEqualTo(2_500);
        System.out.printf("throttled=%d of 2500%n", foreign.throttled());
        // The first second of surprise, and a few at each return to the limit.
        assertThat(foreign.throttled()).isLessThan(500);
    }

    @Test
    @EnabledIfSystemProperty(named = "benchmarks", matches = "true")
    void ledgerAndReceiptsLeaveAtLeastHalfOfWhatABareLoopCarries() throws Exception {
        foreign.answerAfter(Duration.ofMillis(20));
        foreign.onSubmit((session, taken) -> ForeignSmsc.push(session, RecallTest.delivered(taken)));
        SmsConnector connector = connect(fixture().recipients(6_000).with("window", 64));
        connector.deliver(first(flood));
        double bare = Math.max(bareLoop(), bareLoop());

        int before = foreign.arrivals().size();
        long begin = System.nanoTime();
        Outcome outcome = connector.deliver(first(brief));
        double rate = (foreign.arrivals().size() - before) * (double) SECOND / (System.nanoTime() - begin);

        System.out.printf("window=64 answer=20ms bare=%.0f with-ledger-and-receipts=%.0f%n", bare, rate);
        assertThat(count(outcome, "recipients.accepted")).isEqualTo(6_000);
        // The aim is 0.7; other work on the same processors moves both.
        assertThat(rate / bare).isGreaterThan(0.5);
    }

    /** 64 threads that do nothing but submit over jSMPP's session. */
    private double bareLoop() throws Exception {
        SMPPSession session = new SMPPSession();
        session.setTransactionTimer(5_000);
        session.setQueueCapacity(1_000);
        session.connectAndBind(
                "127.0.0.1",
                foreign.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        "bare",
                        "secret",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
        session.setMessageReceiverListener(new Acknowledging());
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Callable<String>> submits = Collections.nCopies(6_000, () -> session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "ALERT",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        SmsFixture.number(1),
                        new ESMClass(),
                        (byte) 0,
                        (byte) 3,
                        "",
                        "000000010000000R",
                        new RegisteredDelivery(1),
                        (byte) 0,
                        new RawDataCoding((byte) 0),
                        (byte) 0,
                        new byte[120])
                .getMessageId());
        long begin = System.nanoTime();
        threads.invokeAll(submits);
        double rate = 6_000.0 * SECOND / (System.nanoTime() - begin);
        threads.shutdown();
        session.unbindAndClose();
        return rate;
    }

    /** Takes receipts and does nothing with them. */
    private static final class Acknowledging implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliverSm) {
            assertThat(deliverSm.isSmscDeliveryReceipt()).isTrue();
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alertNotification) {
            throw new IllegalStateException("nobody sends one");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) {
            throw new IllegalStateException("nobody sends one");
        }
    }

    private SmsConnector connect(SmsFixture fixture) {
        return open(
                SmsFixture.LIVE,
                fixture.with("time-limit", "60s").with("chunk-size", 20_000),
                Clock.systemUTC(),
                foreign.port());
    }
}
