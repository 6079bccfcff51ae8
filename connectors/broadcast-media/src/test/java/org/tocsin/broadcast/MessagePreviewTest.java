package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tocsin.broadcast.SampleAlert.V1;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.MsgType;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Text;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.StationReception;

class MessagePreviewTest {
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
    void theHeaderAndTheTextsShownAreThoseTheStationGets() throws Exception {
        SampleAlert sample = V1.in("en-US", "es-US");
        Connector connector = station.connector();
        Preview preview = connector.preview(station.alert(sample));
        station.simulator.start();
        assertThat(station.files()).isEmpty();

        connector.deliver(station.alert(sample));
        StationReception got = await().atMost(LIMIT)
                .until(station.simulator::received, received -> !received.isEmpty())
                .get(0);

        assertThat(preview.texts()).extracting(Text::kind).containsExactly("SAME header", "crawl text", "crawl text");
        assertThat(got.header()).hasValue(preview.texts().get(0).text());
        assertThat(got.text()).isEqualTo(asFile(preview.texts().subList(1, 3)));
        assertThat(preview.shortfalls()).isEmpty();
    }

    @Test
    void aStationThatSpeaksShowsAScriptWithItsLength() {
        Preview preview = station.set("speech", "espeak-ng").connector().preview(station.alert(V1));

        assertThat(preview.texts().get(1).kind()).isEqualTo("spoken script");
        assertThat(preview.texts().get(1).measure()).matches("\\d+ characters, about \\d+ s of speech");
    }

    @Test
    void aLanguageWithoutAVoiceIsAShortfallOfItsBlock() {
        Preview preview = station.set("speech", "espeak-ng").connector().preview(station.alert(V1.in("en-US", "tlh")));

        assertThat(preview.shortfalls()).anySatisfy(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.REACH);
            assertThat(shortfall.path()).isEqualTo("/alert/info[2]");
            assertThat(shortfall.message()).endsWith("The station gets the text in tlh unspoken.");
        });
    }

    @Test
    void whatTakesLongerThanTwoMinutesToSayIsAShortfall() {
        SampleAlert lengthy = V1.texts("Water rises now. ".repeat(170), "Go up.");

        Preview preview = station.set("speech", "espeak-ng")
                .set("same", "false")
                .connector()
                .preview(station.alert(lengthy));

        assertThat(preview.shortfalls()).anySatisfy(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.TEXT);
            assertThat(shortfall.path()).isEqualTo("/alert/info[1]");
            assertThat(shortfall.message()).contains("120 s is spoken");
        });
    }

    @Test
    void aTextThatIsCutForTheHeaderIsAShortfall() {
        Preview preview =
                station.connector().preview(station.alert(V1.texts("Water rises now. ".repeat(170), "Go up.")));

        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.message())
                .contains("is cut at ***"));
    }

    @Test
    void anAlertWithoutASameEventSaysThatNoTonesWakeReceivers() {
        Preview preview = station.connector().preview(station.alert(V1.eventCodes(List.of())));

        assertThat(preview.texts()).extracting(Text::kind).containsExactly("crawl text");
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.REACH);
            assertThat(shortfall.message()).contains("no eventCode with valueName SAME");
        });
    }

    @Test
    void aLanguageOfTheStationThatTheMessageLacksIsNamed() {
        Preview preview =
                station.set("languages", List.of("en", "fr")).connector().preview(station.alert(V1));

        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.message())
                .contains("The station speaks fr"));
    }

    @Test
    void aCancelWithoutBlocksIsShownInTheLanguagesOfItsOriginalAndLacksNone() {
        Connector connector = station.set("languages", List.of("en")).connector();
        connector.deliver(station.alert(V1));

        Preview preview = connector.preview(station.cancel(
                V1.identifier("end").msgType(MsgType.CANCEL).in().alert(),
                V1.alert().key()));

        assertThat(preview.texts()).singleElement().satisfies(text -> assertThat(text.language())
                .isEqualTo("en-US"));
        assertThat(preview.shortfalls()).isEmpty();
    }

    @Test
    void aMessageWithoutAnAreaIsRefused() {
        Preview preview = station.connector().preview(station.alert(V1.geocodes(List.of())));

        assertThat(preview.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ReasonCode.NO_AREA));
    }

    @Test
    void aPreviewOfACancelWithdrawsNothing() throws Exception {
        Connector connector = station.connector();
        connector.deliver(station.alert(V1));
        List<String> before = station.files();

        Preview preview = connector.preview(station.cancel(
                V1.identifier("end").msgType(MsgType.CANCEL).alert(), V1.alert().key()));

        assertThat(preview.texts()).singleElement().satisfies(text -> assertThat(text.text())
                .containsIgnoringCase("cancel"));
        assertThat(station.files()).isEqualTo(before);
    }

    private static String asFile(List<Text> texts) {
        return texts.stream()
                .map(text -> "[" + text.language() + "]\n" + text.text() + "\n")
                .collect(Collectors.joining("\n"));
    }
}
