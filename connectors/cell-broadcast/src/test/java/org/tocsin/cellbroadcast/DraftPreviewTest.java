package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.CbspReceived;

class DraftPreviewTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Peer peer = new Peer();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final CellBroadcastConnector connector =
            peer.connect(Peer.LIVE, store, new RecordingReceiptSink(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void closeAll() {
        connector.close();
        peer.close();
    }

    @Test
    void theTextsShownAreTheTextsThatPhonesGet() {
        CapMessage message = flood().texts(
                        SampleText.ENGLISH.withHeadline("Flood [zone {4}] ~ 20 €"),
                        SampleText.SPANISH,
                        SampleText.ENGLISH.withLanguage("ar").withHeadline("تحذير من فيضان مفاجئ"))
                .message();

        Preview preview = connector.preview(alert(message));
        connector.deliver(alert(message));

        assertThat(preview.texts()).extracting(Preview.Text::text).containsExactlyElementsOf(textsOnAir());
        assertThat(preview.texts()).extracting(Preview.Text::language).containsExactly("en", "es", "ar");
        assertThat(preview.shortfalls()).isEmpty();
    }

    @Test
    void theFactsAgreeWithWhatTheControllerIsAskedFor() {
        Preview preview = connector.preview(alert(flood().message()));
        connector.deliver(alert(flood().message()));

        CbspReceived english = writes().get(0);
        CbspReceived spanish = writes().get(1);
        assertThat(preview.facts())
                .containsEntry("cells", Integer.toString(english.cells().size()))
                .containsEntry("message identifiers", english.messageId() + " (en), " + spanish.messageId() + " (es)")
                .containsEntry("repetition", english.broadcasts() + " times, every 30.1 s")
                .containsEntry("valid until", "2026-03-01T13:00:00Z");
        // The sample is some 19 km by 23 km, and a good half of that box.
        assertThat(Double.parseDouble(preview.facts().get("square kilometres"))).isBetween(200.0, 300.0);
        assertThat(preview.texts().get(0).measure())
                .startsWith(english.pages() + " of 15 pages, GSM-7, ")
                .endsWith(english.text().length() + " characters");
    }

    @Test
    void aBlockThatIsTooLongIsLeftOutWithAWarningAndTheOtherGoesOut() {
        CapMessage message = flood().texts(SampleText.ENGLISH, SampleText.SPANISH.withHeadline("x".repeat(1400)))
                .message();

        Preview preview = connector.preview(alert(message));

        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.texts()).extracting(Preview.Text::language).containsExactly("en");
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.TEXT);
            assertThat(shortfall.path()).isEqualTo("/alert/info[2]");
            assertThat(shortfall.message())
                    .contains("es")
                    .contains("there are 15")
                    .contains("Shorten");
        });
    }

    @Test
    void anAreaWithoutCellsIsRefusedAndSaysWhichBlock() {
        Preview preview = connector.preview(alert(flood().circle("50.0,8.0 5").message()));

        assertThat(preview.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ReasonCode.NOBODY_IN_AREA));
        assertThat(preview.shortfalls()).extracting(Shortfall::matter).containsOnly(Matter.REACH);
    }

    @Test
    void previewsTakeNoMessageCode() {
        for (int i = 0; i < 5; i++) {
            connector.preview(alert(flood().message()));
        }
        connector.deliver(alert(flood().message()));

        assertThat(writes().get(0).serial()).isEqualTo(0x4000);
    }

    @Test
    void aCancelShowsWhatItTakesOffAir() {
        CapMessage message = flood().message();
        connector.deliver(alert(message));
        Delivery cancel = Deliveries.cancel(
                Peer.LIVE, SampleAlert.cancel(message, NOW.plusSeconds(60)).message(), message.key());

        Preview preview = connector.preview(cancel);

        assertThat(preview.facts()).containsEntry("cells", "3");
        assertThat(preview.facts().get("takes off air")).startsWith("4375/4000");
        assertThat(peer.simulator.onAir()).isNotEmpty();
    }

    @Test
    void anUpdateNamesTheBroadcastsThatItReplaces() {
        CapMessage message = flood().message();
        connector.deliver(alert(message));
        CapMessage update = SampleAlert.update(message, NOW.plusSeconds(60), Duration.ofHours(1))
                .message();

        Preview preview = connector.preview(Deliveries.update(Peer.LIVE, update, message.key()));

        assertThat(preview.facts()).containsEntry("takes the place of", "4375/4000 4388/4000");
        assertThat(preview.texts()).hasSize(2);
    }

    @Test
    void aStoreThatDoesNotAnswerHidesNoTextAndIsToldForACancel() {
        CapMessage message = flood().message();
        InMemoryStateStore silent = new InMemoryStateStore();
        silent.setUnavailable(true);

        // One that was read once need not be asked again, so this connector never got an answer.
        try (CellBroadcastConnector untold =
                peer.connect(Peer.LIVE, silent, new RecordingReceiptSink(), Clock.fixed(NOW, ZoneOffset.UTC))) {
            assertThat(untold.preview(alert(message)).texts()).hasSize(2);
            assertThat(untold.preview(Deliveries.cancel(Peer.LIVE, message, message.key()))
                            .refusal())
                    .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ReasonCode.STATE_UNAVAILABLE));
        }
    }

    private List<String> textsOnAir() {
        return writes().stream().map(CbspReceived::text).toList();
    }

    private List<CbspReceived> writes() {
        return peer.simulator.received().stream()
                .filter(received -> received.request().equals("write-replace"))
                .toList();
    }

    private static SampleAlert flood() {
        return SampleAlert.flood(NOW, Duration.ofHours(1));
    }

    private static Delivery alert(CapMessage message) {
        return Deliveries.alert(Peer.LIVE, message);
    }
}
