package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.simulator.OperatorPhone;
import org.tocsin.simulator.OperatorPhone.Fate;

class JobWatchTest {
    @TempDir
    private Path directory;

    @Test
    void itConfirmsWithCountsAloneOnceAPhoneConfirmed() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.enter(new OperatorPhone(13.92, -60.96, "en", Fate.FAILED));
            rig.operator.enter(new OperatorPhone(13.92, -60.955, "en", Fate.SILENT));
            CapMessage flood = delivered(rig);

            Receipt receipt = firstConfirmed(rig);

            assertThat(receipt.delivery().alert()).isEqualTo(flood.key());
            assertThat(receipt.reference()).isEqualTo("job-1");
            assertThat(receipt.counts())
                    .containsEntry("recipients.planned", 4L)
                    .containsEntry("recipients.accepted", 4L)
                    .containsEntry("recipients.delivered", 2L)
                    .containsEntry("recipients.undelivered", 1L)
                    .containsEntry("recipients.unknown", 1L);
            assertThat(receipt.transcript()).isNotEmpty();
        }
    }

    @Test
    void whatWasSentButNeverConfirmedIsNotReportedAsConfirmed() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            delivered(rig);

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.requests("GET", "/jobs/job-1").size() > 2);

            assertThat(rig.sink.receipts()).isEmpty();
        }
    }

    @Test
    void lateEntrantsShowInAFurtherReceipt() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            delivered(rig);
            firstConfirmed(rig);

            rig.operator.enter(new OperatorPhone(13.94, -60.96, "en"));

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.receipts(Receipt.State.CONFIRMED).size() == 2);
            assertThat(rig.receipts(Receipt.State.CONFIRMED).get(1).counts()).containsEntry("recipients.delivered", 3L);
            assertThat(rig.receipts(Receipt.State.CONFIRMED))
                    .extracting(Receipt::eventId)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void itGoesOnAfterARestartWhereItWas() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            OperatorJobConnector before = rig.connector();
            CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
            before.deliver(Deliveries.alert(OperatorFixture.LIVE, flood));
            before.close();
            rig.operator.hold(false);

            rig.connector();

            assertThat(firstConfirmed(rig).delivery().alert()).isEqualTo(flood.key());
        }
    }

    @Test
    void countsThatContradictOneAnotherAreNotPassedOn() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on status reply wrong-counts 3 times");
            delivered(rig);

            Receipt receipt = firstConfirmed(rig);

            assertThat(receipt.counts()).containsEntry("recipients.delivered", 2L);
            assertThat(rig.requests("GET", "/jobs/job-1")).hasSizeGreaterThan(3);
        }
    }

    @Test
    void aJobThatTheOperatorLostIsOrderedOnceMoreWithTheSameOctets() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            delivered(rig);
            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.requests("GET", "/jobs/job-1").isEmpty());
            rig.operator.forgetJobs();
            rig.operator.hold(false);

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.operator.messages().size() == 2);

            var orders = rig.requests("POST", "/jobs");
            assertThat(orders).hasSize(2);
            assertThat(orders.get(1).body()).isEqualTo(orders.get(0).body());
            assertThat(firstConfirmed(rig).reference()).isEqualTo("job-2");
        }
    }

    @Test
    void whoeverMayHaveGotItTwiceBecauseTheOperatorLostTheJobIsCounted() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            delivered(rig);
            firstConfirmed(rig);
            rig.operator.forgetJobs();

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.receipts(Receipt.State.CONFIRMED).size() == 2);

            assertThat(rig.receipts(Receipt.State.CONFIRMED).get(1).counts())
                    .containsEntry("recipients.possible-repeats", 2L);
            assertThat(rig.operator.messages()).hasSize(4);
        }
    }

    @Test
    void aJobThatIsLostASecondTimeIsReportedAndLeftAlone() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            delivered(rig);
            rig.operator.forgetJobs();
            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.requests("GET", "/jobs/job-2").isEmpty());
            rig.operator.forgetJobs();

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.receipts(Receipt.State.REFUSED).isEmpty());

            assertThat(rig.receipts(Receipt.State.REFUSED).get(0).reason()).contains(ReasonCode.REFUSED_BY_PEER);
            assertThat(rig.requests("POST", "/jobs")).hasSize(2);
        }
    }

    /** A proxy that does not know the way answers 404 as well. */
    @Test
    void aNotFoundThatIsNoWordOfTheOperatorLosesNoJob() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on status reply 404 3 times");
            delivered(rig);

            firstConfirmed(rig);

            assertThat(rig.requests("POST", "/jobs")).hasSize(1);
        }
    }

    @Test
    void atTheEndOfTheAlertTheOperatorIsToldToStop() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            delivered(rig);
            firstConfirmed(rig);

            rig.clock.turnTo(rig.now.plus(OperatorRig.HOUR));

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.requests("PUT", "/stops/").isEmpty());
        }
    }

    @Test
    void anOrderInDoubtIsStoppedAtTheEndOfItsAlert() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on submit close the connection once");
            CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
            Outcome first = rig.connector().deliver(Deliveries.alert(OperatorFixture.LIVE, flood));
            assertThat(first).isInstanceOf(Outcome.Unreachable.class);

            rig.clock.turnTo(rig.now.plus(OperatorRig.HOUR));

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.requests("PUT", "/stops/").stream().anyMatch(stop -> stop.status() == 200));
        }
    }

    @Test
    void itLeavesTheOperatorAloneForAsLongAsAsked() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            rig.script.add("on status reply throttled-7 once");
            delivered(rig);
            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.requests("GET", "/jobs/job-1").stream().anyMatch(asked -> asked.status() == 429));
            int requests = rig.operator.exchanges().size();

            rig.clock.turnTo(rig.now.plusSeconds(6));
            await().during(Duration.ofMillis(400))
                    .atMost(OperatorRig.LIMIT)
                    .until(() -> rig.operator.exchanges().size() == requests);
            // The watch may have read the answer only after the first turn.
            rig.clock.turnTo(rig.now.plusSeconds(6 + 7));

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.operator.exchanges().size() > requests);
        }
    }

    @Test
    void aWatchWithoutAStoreWaitsForIt() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            delivered(rig);
            rig.store.setUnavailable(true);
            rig.operator.hold(false);
            rig.store.setUnavailable(false);

            assertThat(firstConfirmed(rig).counts()).containsEntry("recipients.delivered", 2L);
        }
    }

    @Test
    void aTextThatFitsInOneLanguageAloneIsSentInThatOneAndThePreviewSaysSo() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.fixture.with("max-parts", "2");
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = SampleAlert.flood(rig.now, OperatorRig.HOUR)
                    .texts(SampleText.ENGLISH, SampleText.SPANISH.withHeadline("Inundación ".repeat(40)))
                    .message();
            var delivery = Deliveries.alert(OperatorFixture.LIVE, flood);

            var preview = connector.preview(delivery);
            connector.deliver(delivery);

            assertThat(preview.texts()).hasSize(1);
            assertThat(preview.shortfalls())
                    .anyMatch(shortfall -> shortfall.message().contains("max-parts"));
            assertThat(rig.operator.messages()).hasSize(2).allMatch(message -> message.text()
                    .equals(preview.texts().get(0).text()));
        }
    }

    private static CapMessage delivered(OperatorRig rig) {
        CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
        Outcome outcome = rig.connector().deliver(Deliveries.alert(OperatorFixture.LIVE, flood));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return flood;
    }

    private static Receipt firstConfirmed(OperatorRig rig) {
        await().atMost(OperatorRig.LIMIT)
                .until(() -> !rig.receipts(Receipt.State.CONFIRMED).isEmpty());
        List<Receipt> confirmed = rig.receipts(Receipt.State.CONFIRMED);
        return confirmed.get(0);
    }
}
