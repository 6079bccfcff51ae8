package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.ReasonCode;
import org.tocsin.simulator.SmscMessage;

class MessagePreviewTest extends SmscTest {
    private static final String THREE =
            """
            17585550001,13.93,-60.95,en
            17585550002,13.93,-60.95,es-MX
            17585550003,13.93,-60.95,fr
            17585550004,14.9,-60.95,en
            """;

    @Test
    void theTextsShownAreTheTextsThatPhonesShow() {
        SmsConnector connector = live(fixture().rows(THREE));
        CapMessage message = flood(
                SampleText.ENGLISH.withHeadline("“Flood” – leave {zone 4} now…"),
                SampleText.SPANISH.withHeadline("Inundación ☂ repentina"));

        Preview preview = connector.preview(first(message));
        connector.deliver(first(message));

        assertThat(preview.texts()).extracting(Preview.Text::text).containsExactlyInAnyOrderElementsOf(received());
        SmscMessage english = smsc.received().stream()
                .filter(received -> received.destination().equals("17585550001"))
                .findFirst()
                .orElseThrow();
        assertThat(preview.texts().get(0).measure())
                .isEqualTo(english.parts() + " SMS parts, GSM-7, "
                        + english.text().length() + " characters, to 2 recipients");
        assertThat(preview.texts().get(1).measure()).contains("UCS-2").endsWith("to 1 recipient");
    }

    @Test
    void theFactsCountRecipientsAndPartsAndNameNobody() {
        SmsConnector connector = live(fixture().rows(THREE));

        Preview preview = connector.preview(first(flood));
        connector.deliver(first(flood));

        assertThat(preview.facts())
                .containsEntry("recipients", "3")
                .containsEntry("short messages", Long.toString(smsc.submits()))
                .containsEntry("sender", "ALERT");
        assertThat(preview.toString()).doesNotContain("1758555000");
    }

    @Test
    void whoReadsALanguageThatTheMessageDoesNotSpeakIsCounted() {
        Preview preview = live(fixture().rows(THREE)).preview(first(flood));

        assertThat(preview.shortfalls()).anySatisfy(shortfall -> {
            assertThat(shortfall.path()).isEqualTo("/alert/info");
            assertThat(shortfall.message())
                    .isEqualTo("1 of the recipients read fr and get another language. Add an info block in fr.");
        });
    }

    @Test
    void aDescriptionThatIsLeftOutIsAShortfallOfItsBlock() {
        SmsConnector connector = live(fixture().rows("17585550002,13.93,-60.95,es\n"));

        Preview preview = connector.preview(first(flood));
        connector.deliver(first(flood));

        assertThat(preview.texts()).extracting(Preview.Text::text).isEqualTo(received());
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.matter()).isEqualTo(Matter.TEXT);
            assertThat(shortfall.path()).isEqualTo("/alert/info[2]");
            assertThat(shortfall.message()).contains("leaves the description out");
        });
    }

    @Test
    void plainTypographyIsToldBecauseItChangesWhatWasWritten() {
        Preview preview = live(fixture()).preview(first(flood(SampleText.ENGLISH.withHeadline("“Flood”"))));

        assertThat(preview.texts().get(0).text()).startsWith("\"Flood\"");
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.message())
                .contains("typographic"));
    }

    @Test
    void aTextBeyondMaxPartsIsRefusedWithItsBlock() {
        SmsConnector connector = live(fixture().with("max-parts", 1));

        Preview preview = connector.preview(first(flood(SampleText.ENGLISH.withHeadline("Flood ".repeat(20)))));

        assertThat(preview.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ReasonCode.TOO_LONG));
        assertThat(preview.shortfalls()).singleElement().satisfies(shortfall -> assertThat(shortfall.path())
                .isEqualTo("/alert/info[1]"));
    }

    @Test
    void aCancelIsShownToThoseWhoGotTheOriginalAsTheyWillReadIt() {
        SmsConnector connector = live(fixture().rows(THREE));
        connector.deliver(first(flood));
        CapMessage bare = SampleAlert.cancel(flood, Instant.now()).texts().message();
        int before = smsc.received().size();

        Preview preview = connector.preview(Deliveries.cancel(SmsFixture.LIVE, bare, flood.key()));
        assertThat(smsc.received()).hasSize(before);
        connector.deliver(Deliveries.cancel(SmsFixture.LIVE, bare, flood.key()));

        assertThat(smsc.received().stream().skip(before).map(SmscMessage::text).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        preview.texts().stream().map(Preview.Text::text).toList());
        assertThat(preview.facts()).containsEntry("recipients", "3");
    }

    private List<String> received() {
        return smsc.received().stream().map(SmscMessage::text).distinct().toList();
    }

    private static CapMessage flood(SampleText... texts) {
        return SampleAlert.flood(Instant.now(), Duration.ofHours(2))
                .texts(texts)
                .message();
    }
}
