package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.SampleText;
import org.tocsin.cap.Status;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.SmscMessage;

class SmsDeliveryTest extends SmscTest {

    @Test
    void everybodyInTheAreaGetsTheTextOfHisLanguage() {
        SmsConnector connector = live(
                fixture()
                        .rows(
                                """
                        17585550001,13.93,-60.95,en
                        17585550002,13.93,-60.95,es-MX
                        17585550003,13.93,-60.95,fr
                        17585550004,14.9,-60.95,en
                        """));

        Outcome outcome = connector.deliver(first(flood));

        assertThat(count(outcome, "recipients.accepted")).isEqualTo(3);
        assertThat(textTo("17585550001"))
                .startsWith("Flash flood warning for the lower Roseau valley.")
                .contains("Leave the valley now and go to high ground.")
                .endsWith("Meteorological Service.");
        assertThat(textTo("17585550002")).startsWith("Aviso de inundación repentina para el valle bajo del Roseau.");
        assertThat(textTo("17585550003")).isEqualTo(textTo("17585550001"));
        assertThat(destinations()).doesNotContain("17585550004");
    }

    @Test
    void theSubmitCarriesPriorityAndTheTimeThatIsLeft() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        CapMessage message = SampleAlerts.flood(now, Duration.ofMinutes(90));
        SmsConnector connector = open(SmsFixture.LIVE, fixture(), Clock.fixed(now, ZoneOffset.UTC));

        connector.deliver(first(message));

        SmscMessage received = smsc.received().get(0);
        assertThat(received.validity()).isEqualTo("000000013000000R");
        assertThat(received.priority()).isEqualTo(3);
        assertThat(received.source()).isEqualTo("ALERT");
    }

    @Test
    void receiptsAreAcknowledgedAndCounted() {
        SmsConnector connector = live(fixture().recipients(30));

        Outcome outcome = connector.deliver(first(flood));

        long parts = count(outcome, "messages.parts");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(connector.receiptsSeen()).isEqualTo(parts));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(smsc.receiptsAcknowledged()).isEqualTo(parts));
    }

    @Test
    void anAlertWithoutAnAreaIsRefusedAndNeverSentEverywhere() {
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .withoutArea()
                .message();

        assertThat(reason(live(fixture()).deliver(first(message)))).isEqualTo(ReasonCode.NO_AREA);
        assertThat(smsc.submits()).isZero();
    }

    @Test
    void anAreaKnownByGeocodeAloneIsRefusedWithoutAGazetteer() {
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .geocodeOnly("SAME", "066001")
                .message();

        assertThat(reason(live(fixture()).deliver(first(message)))).isEqualTo(ReasonCode.NO_AREA);
    }

    @Test
    void anAreaWithoutRecipientsIsRefused() {
        SmsConnector connector = live(fixture().rows("17585550004,14.9,-60.95,en\n"));

        assertThat(reason(connector.deliver(first(flood)))).isEqualTo(ReasonCode.NOBODY_IN_AREA);
    }

    @Test
    void aTextBeyondMaxPartsIsRefusedAndNeverCut() {
        SampleText text = SampleText.ENGLISH.withHeadline("Flood ".repeat(20));
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .texts(text)
                .message();
        SmsConnector connector = live(fixture().with("max-parts", 1));

        assertThat(reason(connector.deliver(first(message)))).isEqualTo(ReasonCode.TOO_LONG);
        assertThat(smsc.submits()).isZero();
    }

    @Test
    void nothingGoesOutAfterExpiry() {
        Delivery late = Deliveries.expiring(first(flood), Instant.now().minusSeconds(1));

        assertThat(reason(live(fixture()).deliver(late))).isEqualTo(ReasonCode.EXPIRED);
        assertThat(smsc.submits()).isZero();
    }

    @Test
    void aDrillSaysSoFirst() {
        SmsConnector connector = open(SmsFixture.DRILL, fixture(), Clock.systemUTC());
        Delivery delivery = Deliveries.alert(SmsFixture.DRILL, flood);

        connector.deliver(Deliveries.withStatus(delivery, Status.EXERCISE));

        assertThat(smsc.received().get(0).text()).startsWith("EXERCISE Flash flood warning");
    }

    @Test
    void anUpdateSaysSoFirst() {
        SmsConnector connector = live(fixture());
        connector.deliver(first(flood));
        CapMessage update = SampleAlerts.update(flood, Instant.now(), Duration.ofHours(1));

        connector.deliver(Deliveries.update(SmsFixture.LIVE, update, flood.key()));

        assertThat(smsc.received().get(1).text()).startsWith("UPDATE: ");
    }

    @Test
    void aRefusedRecipientIsCountedAndTheOthersAreServed() {
        SmsConnector connector = live(fixture().recipients(10));
        script.add("on submit_sm reply invalid-destination 2 times");

        Outcome outcome = connector.deliver(first(flood));

        assertThat(count(outcome, "recipients.planned")).isEqualTo(10);
        assertThat(count(outcome, "recipients.accepted")).isEqualTo(8);
        assertThat(count(outcome, "recipients.refused")).isEqualTo(2);
    }

    @Test
    void twentyRefusalsInARowThatBlameUsStopTheJobAndBurnNobody() {
        SmsConnector connector = live(fixture().recipients(60).with("window", 8));
        script.add("on submit_sm reply invalid-source always");

        Outcome outcome = connector.deliver(first(flood));

        assertThat(reason(outcome)).isEqualTo(ReasonCode.MISCONFIGURED);
        assertThat(smsc.submits()).isLessThan(60);
        script.clear();
        assertThat(count(connector.deliver(Deliveries.again(first(flood))), "recipients.accepted"))
                .isEqualTo(60);
    }

    @Test
    void twelveHundredRecipientsAreSplitIntoThreeParts() {
        SmsConnector connector = live(fixture().recipients(1_200).with("window", 50));

        Outcome whole = connector.deliver(first(flood));
        List<Outcome> outcomes = deliverAll(connector, first(flood));

        assertThat(whole).isEqualTo(connector.deliver(first(flood)));
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.stream()
                        .mapToLong(o -> count(o, "recipients.accepted"))
                        .sum())
                .isEqualTo(1_200);
        assertThat(destinations()).hasSize(1_200).doesNotHaveDuplicates();
    }

    @Test
    void aLanguageThatDoesNotFitIsRefusedWhenSomebodyHasNoOther() {
        SampleText longText = SampleText.ENGLISH.withHeadline("Flood ".repeat(120));
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .texts(longText)
                .message();

        assertThat(reason(live(fixture()).deliver(first(message)))).isEqualTo(ReasonCode.TOO_LONG);
    }

    @Test
    void recipientsOfALanguageThatDoesNotFitGetTheOther() {
        SampleText longText = SampleText.SPANISH.withHeadline("Inundación ".repeat(60));
        CapMessage message = SampleAlert.flood(Instant.now(), Duration.ofHours(1))
                .texts(SampleText.ENGLISH, longText)
                .message();
        SmsConnector connector = live(fixture().rows("17585550002,13.93,-60.95,es\n"));

        connector.deliver(first(message));

        assertThat(textTo("17585550002")).startsWith("Flash flood warning");
    }

    private String textTo(String number) {
        return smsc.received().stream()
                .filter(message -> message.destination().equals(number))
                .map(SmscMessage::text)
                .findFirst()
                .orElseThrow();
    }
}
