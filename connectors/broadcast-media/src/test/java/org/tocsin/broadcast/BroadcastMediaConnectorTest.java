package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tocsin.broadcast.SampleAlert.V1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.broadcast.audio.MultimonNg;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.simulator.StationReception;

class BroadcastMediaConnectorTest {
    private static final String HEADER = "ZCZC-CIV-CEM-026139-026163-026125+0100-3271807-CAPGW/TV-";
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
    void deliverPlacesAudioTextAndSidecarAndNothingElse() throws Exception {
        Outcome outcome = station.connector().deliver(station.alert(V1));

        String job = ((Outcome.Accepted) outcome).reference();
        assertThat(station.files()).containsExactly(job + ".json", job + ".txt", job + ".wav");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(station.file(".wav")));
        assertThat(station.sidecar())
                .contains("\"job\": \"" + job + "\"")
                .contains("\"action\": \"alert\"")
                .contains("\"header\": \"" + HEADER + "\"")
                .contains("\"sha256\": \"" + HexFormat.of().formatHex(digest) + "\"")
                .contains("\"expiresAt\": \"2026-11-23T19:07:20Z\"");
        assertThat(station.text()).startsWith("[en-US]\nCivil authorities have issued: Civil Emergency Message");
    }

    @Test
    void theStationHearsTheHeaderAndIsReportedToHavePickedUp() {
        station.simulator.start();
        station.connector().deliver(station.alert(V1));

        Receipt receipt = await().atMost(LIMIT)
                .until(station.receipts::receipts, receipts -> !receipts.isEmpty())
                .get(0);
        assertThat(receipt.state()).isEqualTo(Receipt.State.CONFIRMED);
        assertThat(receipt.delivery()).isEqualTo(station.alert(V1).key());
        assertThat(receipt.detail()).contains("Picked up by the station");
        StationReception reception = station.simulator.received().get(0);
        assertThat(reception.header()).contains(HEADER);
        assertThat(reception.endsOfMessage()).isEqualTo(3);
    }

    @Test
    void theFolderIsEmptyOnceTheStationHasAnswered() {
        station.simulator.start();
        station.connector().deliver(station.alert(V1));

        await().atMost(LIMIT).until(() -> !station.receipts.receipts().isEmpty());
        await().atMost(LIMIT).untilAsserted(() -> assertThat(station.files()).isEmpty());
    }

    @Test
    @Needs({"espeak-ng", "multimon-ng", "sox"})
    void multimonDecodesWhatIsPlacedWithAVoice() throws Exception {
        station.set("speech", "espeak-ng").connector().deliver(station.alert(V1));

        assertThat(MultimonNg.decode(station.file(".wav"))).containsExactly(HEADER, "NNNN", "NNNN", "NNNN");
        assertThat(station.sidecar()).contains("\"voice\": \"whole\"");
    }

    @Test
    @Needs({"espeak-ng", "multimon-ng", "sox"})
    void aStationWithoutSameGetsTheVoiceAlone() throws Exception {
        station.set("same", "false").set("speech", "espeak-ng").connector().deliver(station.alert(V1));

        assertThat(MultimonNg.decode(station.file(".wav"))).isEmpty();
        assertThat(station.sidecar()).contains("\"header\": null").contains("SAME is off for this station.");
        assertThat(station.text())
                .isEqualTo("[en-US]\nChemical spill. Harbour District. A tank is leaking at the harbour."
                        + " Stay indoors and close the windows.\n");
    }

    @Test
    void withoutVoiceAndTonesThereIsNoAudioFile() throws IOException {
        station.set("same", "false").connector().deliver(station.alert(V1));

        assertThat(station.files()).noneMatch(name -> name.endsWith(".wav"));
        assertThat(station.sidecar()).contains("\"audio\": null").contains("\"sha256\": null");
    }

    @Test
    void anAbsentSpeechProgramLeavesTextAndTonesAndADegradedLink() throws IOException {
        station.set("speech", "espeak-ng").set("speech-program", "/no/such/program");
        Connector connector = station.connector();

        assertThat(connector.deliver(station.alert(V1))).isInstanceOf(Outcome.Accepted.class);
        assertThat(station.files()).anyMatch(name -> name.endsWith(".wav"));
        assertThat(station.sidecar()).contains("\"voice\": \"none\"");
        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DEGRADED);
        assertThat(connector.link().detail()).contains("/no/such/program");
    }

    @Test
    @Needs("espeak-ng")
    void aLanguageWithoutAVoiceDegradesTheLink() throws IOException {
        Connector connector = station.set("speech", "espeak-ng").connector();

        connector.deliver(station.alert(V1.in("en-US", "tlh")));

        assertThat(connector.link().detail()).contains("no voice for the language tlh");
        assertThat(station.sidecar()).contains("\"voice\": \"whole\"").contains("\"voice\": \"none\"");
    }

    @Test
    void theLanguagesOfTheStationComeInItsOrderAndEachAlone() throws IOException {
        station.set("languages", List.of("es", "en")).connector().deliver(station.alert(V1.in("en-US", "fr", "es-US")));

        assertThat(station.text())
                .startsWith("[es-US]\nLas autoridades civiles han emitido: Chemical spill")
                .contains("\n\n[en-US]\nCivil authorities")
                .doesNotContain("[fr]");
    }

    @Test
    void anAlertInNoLanguageOfTheStationIsNotSilent() throws IOException {
        station.set("languages", List.of("de")).connector().deliver(station.alert(V1.in("fr", "es")));

        assertThat(station.text()).startsWith("[fr]\n").doesNotContain("[es]");
    }

    @Test
    void anAlertWithoutALocatedAreaIsRefused() {
        assertRefused(ReasonCode.NO_AREA, station.connector().deliver(station.alert(V1.geocodes(List.of()))));
    }

    @Test
    void anExpiredAlertIsRefused() {
        station.clock(Station.V1_SENT.plus(Duration.ofHours(1)));

        assertRefused(ReasonCode.EXPIRED, station.connector().deliver(station.alert(V1)));
    }

    @Test
    void deliverReportsUnreachableWhenTheFolderCannotBeMade() throws IOException {
        Files.writeString(station.folder, "a file where the folder should be");
        Connector connector = station.connector();

        Outcome outcome = connector.deliver(station.alert(V1));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.code()).isEqualTo(ReasonCode.NOT_CONNECTED);
            assertThat(unreachable.detail()).contains(station.folder.toString());
        });
        assertThat(connector.link().condition()).isEqualTo(LinkState.Condition.DOWN);
    }

    @Test
    void theLinkComesBackWithTheFolder() throws IOException {
        Files.writeString(station.folder, "a file where the folder should be");
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));

        Files.delete(station.folder);

        await().atMost(LIMIT).until(() -> connector.link().condition() == LinkState.Condition.UP);
        assertThat(connector.deliver(Deliveries.again(station.alert(V1)))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aStoreThatDoesNotAnswerIsReportedAndNothingPlaced() throws IOException {
        Connector connector = station.connector();
        station.memory.setUnavailable(true);

        assertThat(connector.deliver(station.alert(V1)))
                .isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> assertThat(unreachable.code())
                        .isEqualTo(ReasonCode.STATE_UNAVAILABLE));
        assertThat(station.files()).isEmpty();
    }

    @Test
    void aClosedConnectorPlacesNothing() {
        Connector connector = station.connector();
        connector.close();

        assertThat(connector.deliver(station.alert(V1)))
                .isInstanceOfSatisfying(Outcome.Unreachable.class, unreachable -> assertThat(unreachable.code())
                        .isEqualTo(ReasonCode.SHUTTING_DOWN));
    }

    @Test
    void aRefusalOfTheStationIsReported() {
        station.script.add("on job reply refused");
        station.simulator.start();
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));

        Receipt receipt = await().atMost(LIMIT)
                .until(station.receipts::receipts, receipts -> !receipts.isEmpty())
                .get(0);
        assertThat(receipt.state()).isEqualTo(Receipt.State.REFUSED);
        assertThat(receipt.reason()).contains(ReasonCode.REFUSED_BY_PEER);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertRefused(
                        ReasonCode.REFUSED_BY_PEER, connector.deliver(Deliveries.again(station.alert(V1)))));
    }

    @Test
    void anUnfetchedJobIsTakenBackWhenItExpires() {
        station.script.add("on job stay silent");
        station.simulator.start();
        station.connector().deliver(station.alert(V1));

        station.clock(Station.V1_SENT.plus(Duration.ofHours(1)));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(station.receipts.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.state()).isEqualTo(Receipt.State.EXPIRED)));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(station.files()).isEmpty());
    }

    private static void assertRefused(ReasonCode code, Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
