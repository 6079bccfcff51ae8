package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tocsin.broadcast.SampleAlert.V1;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.audio.MultimonNg;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.MsgType;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

/** Updates and cancels at a station. */
class ChainTest {
    private static final SampleAlert UPDATE = V1.identifier("v1-update").msgType(MsgType.UPDATE);
    private static final SampleAlert CANCEL = V1.identifier("v1-cancel").msgType(MsgType.CANCEL);
    private static final AlertKey ORIGINAL = V1.alert().key();

    private Station station;

    @BeforeEach
    void open(@TempDir Path directory) {
        station = new Station(directory, Channel.Mode.LIVE);
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void anUpdateSaysSoAndTakesTheUnfetchedOriginalBack() throws IOException {
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));

        Outcome outcome = connector.deliver(station.update(UPDATE, ORIGINAL));

        assertThat(((Outcome.Accepted) outcome).counts()).containsEntry("jobs.withdrawn", 1L);
        assertThat(station.files()).hasSize(3);
        assertThat(station.text()).startsWith("[en-US]\nUPDATE: Civil authorities have issued");
        assertThat(station.sidecar()).contains("\"header\": \"ZCZC-").contains("\"supersedes\": [\"" + ORIGINAL);
    }

    @Test
    void anOriginalThatTheStationHasIsLeftToIt() {
        station.simulator.start();
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> station.receipts.receipts().size() == 1);

        Outcome outcome = connector.deliver(station.update(UPDATE, ORIGINAL));

        assertThat(((Outcome.Accepted) outcome).counts()).containsEntry("jobs.withdrawn", 0L);
    }

    @Test
    void anOriginalThatComesAfterItsUpdateIsRefused() {
        Connector connector = station.connector();
        connector.deliver(station.update(UPDATE, ORIGINAL));

        assertSuperseded(connector.deliver(station.alert(V1)));
    }

    @Test
    void aRepeatOfAWithdrawnOriginalIsRefused() {
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));
        connector.deliver(station.cancel(CANCEL.alert(), ORIGINAL));

        assertSuperseded(connector.deliver(Deliveries.again(station.alert(V1))));
    }

    @Test
    @Needs({"espeak-ng", "multimon-ng", "sox"})
    void aCancelIsSpokenWithoutAnyTone() throws Exception {
        Connector connector = station.set("speech", "espeak-ng").connector();
        connector.deliver(station.alert(V1));

        connector.deliver(station.cancel(CANCEL.alert(), ORIGINAL));

        assertThat(station.text()).startsWith("[en-US]\nCANCELLED: Spill in the harbour. A tank");
        assertThat(station.sidecar()).contains("\"header\": null").contains("\"voice\": \"whole\"");
        assertThat(MultimonNg.decode(station.file(".wav"))).isEmpty();
    }

    @Test
    void aCancelWithoutABlockNamesTheOriginalInEachOfItsLanguages() throws IOException {
        Connector connector = station.connector();
        connector.deliver(station.alert(V1.in("en-US", "es")));

        connector.deliver(bareCancel());

        assertThat(station.text())
                .isEqualTo("[en-US]\nCANCELLED: Spill in the harbour.\n\n[es]\nCANCELADO: Spill in the harbour.\n");
    }

    @Test
    void aCancelAfterARestartStillKnowsTheOriginal() throws IOException {
        Connector before = station.connector();
        before.deliver(station.alert(V1));
        before.close();

        station.connector().deliver(bareCancel());

        assertThat(station.text()).isEqualTo("[en-US]\nCANCELLED: Spill in the harbour.\n");
    }

    @Test
    void aCancelWithoutABlockOfAnUnknownOriginalIsRefused() throws IOException {
        Outcome outcome = station.connector().deliver(bareCancel());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.ORIGINAL_NOT_SENT));
        assertThat(station.files()).isEmpty();
    }

    @Test
    void aCancelNeedsNoArea() {
        Outcome outcome = station.connector()
                .deliver(station.cancel(CANCEL.geocodes(List.of()).alert(), ORIGINAL));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private Delivery bareCancel() {
        return station.cancel(CANCEL.in().alert(), ORIGINAL);
    }

    private static void assertSuperseded(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.SUPERSEDED));
    }
}
