package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.SmscMessage;

class SmsCancelTest extends SmscTest {

    @Test
    void aCancelWithoutAnyBlockRepeatsTheHeadlineInEachLanguage() {
        SmsConnector connector = live(fixture().rows("17585550001,13.93,-60.95,en\n17585550002,13.93,-60.95,es\n"));
        connector.deliver(first(flood));
        CapMessage bare = SampleAlert.cancel(flood, Instant.now()).texts().message();
        assertThat(bare.alert().infos()).isEmpty();

        Outcome outcome = connector.deliver(cancel(bare));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(2);
        assertThat(cancellations())
                .containsExactlyInAnyOrder(
                        "CANCELLED: Flash flood warning for the lower Roseau valley. " + SampleAlert.SENDER + ".",
                        "CANCELADO: Aviso de inundación repentina para el valle bajo del Roseau. " + SampleAlert.SENDER
                                + ".");
    }

    @Test
    void aCancelNeverRepeatsAnInstruction() {
        SmsConnector connector = live(fixture());
        connector.deliver(first(flood));

        connector.deliver(cancel(SampleAlerts.cancel(flood, Instant.now())));

        assertThat(cancellations()).hasSize(1);
        assertThat(cancellations().get(0)).doesNotContain("Leave the valley").endsWith("Meteorological Service.");
    }

    @Test
    void aCancelOfWhatNeverWentOutIsNotSent() {
        Outcome outcome = live(fixture()).deliver(cancel(SampleAlerts.cancel(flood, Instant.now())));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.ORIGINAL_NOT_SENT);
        assertThat(smsc.submits()).isZero();
    }

    @Test
    void aCancelGoesOnlyToThoseWhoMayHaveTheOriginal() {
        SmsConnector connector = live(fixture().recipients(10).with("window", 5));
        script.add("on submit_sm wait 1ms 9 times").add("on submit_sm reply throttled always");
        connector.deliver(first(brief));
        script.clear();
        Set<String> told = new HashSet<>(destinations());

        Outcome outcome = connector.deliver(cancel(SampleAlerts.cancel(brief, Instant.now())));

        assertThat(told).isNotEmpty();
        assertThat(count(outcome, "recipients.planned")).isBetween((long) told.size(), 9L);
        assertThat(smsc.received().stream()
                        .filter(m -> m.text().startsWith("CANCELLED"))
                        .map(SmscMessage::destination))
                .containsAll(told);
    }

    @Test
    void aCancelStopsTheOriginalThatIsStillGoingOutAndTellsAllWhoGotIt() {
        SmsConnector connector = live(fixture().recipients(200).with("window", 10));
        script.add("on submit_sm wait 40ms always");
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(first(brief)));
        await().atMost(LIMIT).until(() -> smsc.received().size() >= 20);

        Outcome outcome = connector.deliver(cancel(SampleAlerts.cancel(brief, Instant.now())));

        Outcome original = running.join();
        assertThat(count(original, "recipients.accepted")).isBetween(20L, 199L);
        assertThat(count(original, "recipients.not-sent")).isPositive();
        // What was claimed and then held back counts as in doubt until the original has returned.
        assertThat(count(outcome, "recipients.accepted"))
                .isBetween(count(original, "recipients.accepted"), count(original, "recipients.accepted") + 10);
        assertThat(told("CANCELLED")).containsAll(told("Flash"));
        assertThat(count(connector.deliver(Deliveries.again(first(brief))), "recipients.accepted"))
                .isEqualTo(count(original, "recipients.accepted"));
    }

    @Test
    void whatIsUnderWayStopsWithinTwoSecondsOfAStopHoweverSlowThePace() {
        SmsConnector connector = live(fixture()
                .recipients(20)
                .with("window", 40)
                .with("parts-per-second", 5)
                .with("time-limit", "60s"));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> connector.deliver(first(brief)));
        await().atMost(LIMIT).until(() -> smsc.received().size() >= 2);
        long submits = smsc.submits();

        connector.supersede(List.of(brief.key()));

        Outcome outcome = running.orTimeout(2, TimeUnit.SECONDS).join();
        assertThat(count(outcome, "recipients.not-sent")).isGreaterThan(10);
        assertThat(count(outcome, "recipients.unknown")).isZero();
        assertThat(smsc.submits()).isLessThanOrEqualTo(submits + 1);
    }

    @Test
    void whatWasSupersededBeforeARestartStaysSo() {
        SmsFixture fixture = fixture();
        SmsConnector before = live(fixture);
        before.deliver(first(brief));
        before.deliver(cancel(SampleAlerts.cancel(brief, Instant.now())));
        before.close();

        Outcome outcome = live(fixture.recipients(1)).deliver(Deliveries.again(first(brief)));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(1);
        assertThat(smsc.submits()).isEqualTo(2);
        SupersededAlerts after = new SupersededAlerts(store, Clock.systemUTC());
        after.load();
        assertThat(after.contains(brief.key())).isTrue();
    }

    private static Delivery cancel(CapMessage message) {
        return Deliveries.cancel(
                SmsFixture.LIVE, message, message.alert().references().get(0).key());
    }

    private List<String> told(String beginning) {
        return smsc.received().stream()
                .filter(message -> message.text().startsWith(beginning))
                .map(SmscMessage::destination)
                .toList();
    }

    private List<String> cancellations() {
        return smsc.received().stream()
                .map(SmscMessage::text)
                .filter(text -> text.startsWith("CANC"))
                .toList();
    }
}
