package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

class SmsRedeliveryTest extends SmscTest {

    @Test
    void whatIsThrottledGoesOutAgainInTheSameAttemptOnceAndSlower() {
        SmsConnector connector = live(fixture().recipients(30).with("window", 10));
        script.add("on submit_sm wait 1ms 15 times").add("on submit_sm reply throttled 3 times");

        Outcome outcome = connector.deliver(first(brief));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(30);
        assertThat(count(outcome, "recipients.possible-repeats")).isZero();
        assertThat(destinations()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void anSmscThatThrottlesEverythingIsLeftToTheBroker() {
        SmsConnector connector = live(fixture().recipients(30).with("window", 10));
        script.add("on submit_sm reply throttled always");

        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.PEER_BUSY);
        script.clear();
        assertThat(count(connector.deliver(Deliveries.again(first(brief))), "recipients.accepted"))
                .isEqualTo(30);
        assertThat(destinations()).doesNotHaveDuplicates();
    }

    @Test
    void aRecipientPutOffFiveTimesIsRefused() {
        SmsConnector connector = live(fixture().recipients(1));
        script.add("on submit_sm reply system-error always");
        for (int attempt = 1; attempt < LedgerGroup.MOST_PUT_OFFS; attempt++) {
            assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.PEER_BUSY);
        }

        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.REFUSED_BY_PEER);
        assertThat(smsc.submits()).isEqualTo(LedgerGroup.MOST_PUT_OFFS);
    }

    @Test
    void twoBindsShareTheWorkAndOneCarriesOnWhenTheOtherBreaks() {
        SmsConnector connector =
                live(fixture().recipients(60).with("window", 8).with("binds", 2).with("reconnect-first", "5s"));
        script.add("on submit_sm wait 5ms 30 times").add("on submit_sm close the connection once");

        Outcome outcome = connector.deliver(first(brief));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.CONNECTION_LOST);
        assertThat(smsc.received().size()).isGreaterThanOrEqualTo(60 - 8);
        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DEGRADED);
        Outcome again = connector.deliver(Deliveries.again(first(brief)));
        assertThat(count(again, "recipients.accepted")).isEqualTo(60);
        assertThat(count(again, "recipients.possible-repeats")).isBetween(1L, 8L);
    }

    @Test
    void aSystemErrorForOneRecipientHoldsUpNobodyElse() {
        SmsConnector connector = live(fixture().recipients(30).with("window", 10));
        script.add("on submit_sm reply system-error once");

        Outcome outcome = connector.deliver(first(brief));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.PEER_BUSY);
        assertThat(smsc.received()).hasSize(29);
        assertThat(count(connector.deliver(Deliveries.again(first(brief))), "recipients.accepted"))
                .isEqualTo(30);
        assertThat(destinations()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsUnansweredIsSentOnceMoreAndCounted() {
        SmsConnector connector = live(fixture().recipients(5).with("request-timeout", "300ms"));
        script.add("on submit_sm stay silent 2 times");

        Outcome outcome = connector.deliver(first(brief));
        Outcome again = connector.deliver(Deliveries.again(first(brief)));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.TIMEOUT);
        assertThat(count(again, "recipients.accepted")).isEqualTo(5);
        assertThat(count(again, "recipients.possible-repeats")).isEqualTo(2);
    }

    @Test
    void whatIsUnansweredTwiceIsNotSentAThirdTime() {
        SmsConnector connector = live(fixture().recipients(2).with("request-timeout", "300ms"));
        script.add("on submit_sm stay silent 4 times");
        connector.deliver(first(brief));
        connector.deliver(Deliveries.again(first(brief)));
        long submits = smsc.submits();

        Outcome third = connector.deliver(Deliveries.again(first(brief)));

        assertThat(count(third, "recipients.unknown")).isEqualTo(2);
        assertThat(smsc.submits()).isEqualTo(submits);
    }

    @Test
    void aLostLinkEndsTheAttemptAtOnceAndTheRestFollowsOnTheNextSession() {
        SmsConnector connector =
                live(fixture().recipients(40).with("window", 10).with("request-timeout", "8s"));
        script.add("on submit_sm wait 1ms 15 times").add("on submit_sm close the connection once");
        long begin = System.nanoTime();

        Outcome outcome = connector.deliver(first(brief));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.CONNECTION_LOST);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(4_000);
        awaitUp(connector);
        Outcome again = connector.deliver(Deliveries.again(first(brief)));
        assertThat(count(again, "recipients.accepted")).isEqualTo(40);
        assertThat(count(again, "recipients.possible-repeats")).isLessThanOrEqualTo(10);
        assertThat(destinations())
                .containsAll(destinations().stream().distinct().toList());
        assertThat(destinations().stream().distinct()).hasSize(40);
    }

    @Test
    void afterACrashNobodyWhoseResultWasRecordedIsSentToAgain() {
        SmsFixture fixture = fixture().recipients(60).with("window", 10);
        SmsConnector first = live(fixture);
        script.add("on submit_sm wait 1ms 35 times").add("on submit_sm close the connection always");
        assertThat(reason(first.deliver(first(brief)))).isEqualTo(ReasonCode.CONNECTION_LOST);
        long accepted = smsc.received().size();
        first.close();
        script.clear();

        Outcome outcome = live(fixture).deliver(Deliveries.again(first(brief)));

        assertThat(accepted).isBetween(30L, 59L);
        assertThat(count(outcome, "recipients.accepted")).isEqualTo(60);
        assertThat(count(outcome, "recipients.possible-repeats")).isBetween(1L, 10L);
        assertThat(destinations().stream().distinct()).hasSize(60);
        // What was answered is recorded: only the window that was under way may be told twice.
        assertThat(destinations().size() - 60L).isLessThanOrEqualTo(10);
    }

    @Test
    void aChangedRecipientsFileIsRefusedRatherThanGuessed() {
        script.add("on submit_sm reply throttled always");
        assertThat(reason(live(fixture().recipients(3)).deliver(first(brief)))).isEqualTo(ReasonCode.PEER_BUSY);

        Outcome outcome = live(fixture().recipients(4)).deliver(Deliveries.again(first(brief)));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.MISCONFIGURED);
    }

    @Test
    void withoutAStoreNothingGoesOut() {
        SmsConnector connector = live(fixture());
        store.setUnavailable(true);

        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.STATE_UNAVAILABLE);
        assertThat(smsc.submits()).isZero();
    }

    @Test
    void aSecondAttemptWhileTheFirstStillRunsSendsNothing() {
        SmsConnector connector = live(fixture().recipients(3));
        script.add("on submit_sm wait 1s 3 times");
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(first(brief)));
        await().atMost(LIMIT).until(() -> smsc.submits() == 3);

        assertThat(reason(connector.deliver(Deliveries.again(first(brief))))).isEqualTo(ReasonCode.PEER_BUSY);
        assertThat(count(running.join(), "recipients.accepted")).isEqualTo(3);
        assertThat(smsc.submits()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void anSmscThatComesBackIsBoundAgain() {
        SmsConnector connector = live(fixture());
        smsc.stop();
        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.DOWN);
        assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.NOT_CONNECTED);

        smsc.start();

        awaitUp(connector);
        assertThat(connector.deliver(Deliveries.again(first(brief)))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aWrongPasswordIsToldByTheLink() {
        script.add("on bind_transceiver reply invalid-password always");
        SmsConnector connector = new SmsConnector(
                SmsFixture.LIVE, fixture().config(smsc.port()), store, receipt -> {}, Clock.systemUTC());
        try {
            await().atMost(LIMIT).until(() -> connector.link().detail().contains("password invalid"));
            assertThat(reason(connector.deliver(first(brief)))).isEqualTo(ReasonCode.NOT_CONNECTED);
        } finally {
            connector.close();
        }
    }

    @Test
    void nothingMoreGoesOutOnceTheAlertHasEnded() {
        TurnableClock clock = new TurnableClock(Instant.now());
        SmsConnector connector = open(SmsFixture.LIVE, fixture().recipients(200).with("window", 10), clock);
        script.add("on submit_sm wait 40ms always");
        Delivery delivery = first(brief);
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(delivery));
        await().atMost(LIMIT).until(() -> smsc.received().size() >= 20);

        clock.turnTo(delivery.expires());
        Outcome outcome = running.join();

        assertThat(count(outcome, "recipients.not-sent")).isPositive();
        assertThat(count(outcome, "recipients.accepted")).isEqualTo(smsc.submits());
        assertThat(reason(connector.deliver(Deliveries.again(delivery)))).isEqualTo(ReasonCode.EXPIRED);
    }

    @Test
    void aCrashBetweenSendingAndRecordingRepeatsOneWindowAtMost() {
        SmsFixture fixture = fixture().recipients(30).with("window", 10);
        SmsConnector first = live(fixture);
        script.add("on submit_sm wait 1ms 9 times").add("on submit_sm wait 500ms always");
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> first.deliver(first(brief)));
        await().atMost(LIMIT).until(() -> smsc.submits() > 12);
        store.setUnavailable(true);
        assertThat(reason(running.join())).isEqualTo(ReasonCode.INTERNAL);
        first.close();
        store.setUnavailable(false);
        script.clear();

        Outcome outcome = live(fixture).deliver(Deliveries.again(first(brief)));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(30);
        assertThat(count(outcome, "recipients.possible-repeats")).isBetween(1L, 10L);
        assertThat(destinations()).hasSizeLessThanOrEqualTo(40);
        assertThat(destinations().stream().distinct()).hasSize(30);
    }
}
