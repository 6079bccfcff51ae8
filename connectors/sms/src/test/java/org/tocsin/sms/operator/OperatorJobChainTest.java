package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.OperatorMessage;
import org.tocsin.simulator.OperatorPhone;

class OperatorJobChainTest {
    @TempDir
    private Path directory;

    @Test
    void anUpdateStopsWhatItReplacesAndGoesToItsOwnArea() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);
            CapMessage update = SampleAlert.update(flood, rig.now.plusSeconds(60), OperatorRig.HOUR)
                    .circle("13.93,-60.95 1.5")
                    .message();

            connector.deliver(Deliveries.update(OperatorFixture.LIVE, update, flood.key()));

            OperatorMessage last = last(rig);
            assertThat(rig.operator.messages()).hasSize(3);
            assertThat(last.phone()).isEqualTo(OperatorRig.ENGLISH);
            assertThat(last.text()).startsWith("UPDATE: ");
            OperatorPhone late = new OperatorPhone(13.94, -60.96, "es");
            rig.operator.enter(late);
            assertThat(rig.operator.messages())
                    .filteredOn(message -> message.phone().equals(late))
                    .as("late entrants get the update alone")
                    .extracting(OperatorMessage::key)
                    .allMatch(key -> key.startsWith(update.key().value()));
        }
    }

    @Test
    void aCancelGoesToThoseWhomTheOriginalReachedAndNamesItInTheirLanguage() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);
            Delivery cancel = cancel(rig, flood);
            Preview preview = connector.preview(cancel);

            Outcome outcome = connector.deliver(cancel);

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            List<OperatorMessage> messages =
                    rig.operator.messages().subList(2, rig.operator.messages().size());
            assertThat(messages)
                    .extracting(OperatorMessage::phone)
                    .containsExactly(OperatorRig.ENGLISH, OperatorRig.SPANISH);
            assertThat(messages.get(0).text()).startsWith("CANCELLED: ");
            assertThat(messages.get(1).text()).startsWith("CANCELADO: ");
            assertThat(preview.texts())
                    .extracting(Preview.Text::text)
                    .containsExactlyElementsOf(
                            messages.stream().map(OperatorMessage::text).toList());
        }
    }

    @Test
    void aCancelOfWhatTheOperatorNeverGotIsNotSent() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);

            assertThat(OperatorRig.refused(connector.deliver(cancel(rig, flood)))
                            .code())
                    .isEqualTo(ReasonCode.ORIGINAL_NOT_SENT);
            assertThat(rig.requests("POST", "/jobs")).isEmpty();
        }
    }

    @Test
    void aCancelOfAnOriginalInDoubtAsksFirstAndGoesWhenTheOperatorHasIt() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on submit reply drop-after-accept once");
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);

            Outcome outcome = connector.deliver(cancel(rig, flood));

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(last(rig).text()).startsWith("CANCELADO: ");
        }
    }

    @Test
    void anOriginalInDoubtThatNeverArrivedIsStoppedSoThatItCannotComeAfterItsCancel() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on submit close the connection once");
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);

            Outcome cancelled = connector.deliver(cancel(rig, flood));
            Outcome late = connector.deliver(Deliveries.again(Deliveries.alert(OperatorFixture.LIVE, flood)));

            assertThat(OperatorRig.refused(cancelled).code()).isEqualTo(ReasonCode.ORIGINAL_NOT_SENT);
            assertThat(OperatorRig.refused(late).code()).isEqualTo(ReasonCode.SUPERSEDED);
            assertThat(rig.operator.messages()).isEmpty();
        }
    }

    @Test
    void aCancelWaitsWhileTheOperatorCannotBeAskedAboutTheOriginal() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on submit close the connection once\non stop reply throttled-9 once");
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);

            Outcome.Unreachable outcome = OperatorRig.unreachable(connector.deliver(cancel(rig, flood)));

            assertThat(outcome.code()).isEqualTo(ReasonCode.PEER_BUSY);
            assertThat(outcome.retryAfter()).isPresent();
        }
    }

    @Test
    void supersedingTellsTheOperatorAtOnceAndWhatWaitsNeverLeaves() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.operator.hold(true);
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = delivered(rig, connector);

            connector.supersede(List.of(flood.key()));

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.requests("PUT", "/stops/").isEmpty());
            rig.operator.hold(false);
            assertThat(rig.operator.messages()).isEmpty();
        }
    }

    @Test
    void aStopThatTheOperatorDidNotHearIsToldAgainAfterARestart() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on stop close the connection once");
            OperatorJobConnector before = rig.connector();
            CapMessage flood = delivered(rig, before);
            before.supersede(List.of(flood.key()));
            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.requests("PUT", "/stops/").isEmpty());
            before.close();

            rig.connector();

            await().atMost(OperatorRig.LIMIT)
                    .until(() -> rig.requests("PUT", "/stops/").stream().anyMatch(stop -> stop.status() == 200));
        }
    }

    @Test
    void whatIsSupersededBeforeItsOrderIsNeverOrdered() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
            connector.supersede(List.of(flood.key()));

            Outcome outcome = connector.deliver(Deliveries.alert(OperatorFixture.LIVE, flood));

            assertThat(OperatorRig.refused(outcome).code()).isEqualTo(ReasonCode.SUPERSEDED);
            assertThat(rig.requests("POST", "/jobs")).isEmpty();
        }
    }

    private static CapMessage delivered(OperatorRig rig, OperatorJobConnector connector) {
        CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
        connector.deliver(Deliveries.alert(OperatorFixture.LIVE, flood));
        return flood;
    }

    private static Delivery cancel(OperatorRig rig, CapMessage flood) {
        CapMessage cancel = SampleAlerts.cancel(flood, rig.now.plusSeconds(60));
        return Deliveries.cancel(OperatorFixture.LIVE, cancel, flood.key());
    }

    private static OperatorMessage last(OperatorRig rig) {
        List<OperatorMessage> messages = rig.operator.messages();
        return messages.get(messages.size() - 1);
    }
}
