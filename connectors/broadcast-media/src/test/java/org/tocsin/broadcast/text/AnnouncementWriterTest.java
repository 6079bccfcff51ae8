package org.tocsin.broadcast.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.broadcast.SampleAlert.V1;
import static org.tocsin.broadcast.SampleAlert.named;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.broadcast.SampleAlert;
import org.tocsin.broadcast.same.SameHeader;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.NamedValue;

class AnnouncementWriterTest {
    private static final SameHeader HEADER = new SameHeader(
            "CIV", "CEM", List.of("026139"), Duration.ofHours(1), Instant.parse("2026-11-23T18:07:20Z"), "CAPGW/TV");
    private static final String OPENING =
            "Civil authorities have issued: Civil Emergency Message, for Harbour District,"
                    + " from 1:07 PM on November 23 until 2:07 PM on November 23. Message from Harbour Office.";

    private final AnnouncementWriter writer = new AnnouncementWriter(true);

    @Test
    void theTextWithAHeaderBeginsWithWhatTheHeaderSays() {
        assertThat(withHeader(V1))
                .isEqualTo(OPENING + " A tank is leaking at the harbour. Stay indoors and close the windows.");
    }

    @Test
    void longTextsShareTheRoomInHalvesAndShowTheirCuts() {
        String text = withHeader(V1.texts("describe ".repeat(400), "instruct ".repeat(400)));

        assertThat(text).hasSizeBetween(1780, 1800);
        int firstCut = text.indexOf("***");
        int secondCut = text.lastIndexOf("***");
        assertThat(secondCut).isEqualTo(text.length() - 3).isGreaterThan(firstCut);
        assertThat(secondCut - firstCut).isCloseTo(firstCut - OPENING.length(), within(20));
    }

    @Test
    void aShortInstructionGivesItsRoomToTheDescription() {
        String text = withHeader(V1.texts("describe ".repeat(400), "Leave at once."));

        assertThat(text).hasSizeBetween(1780, 1800).endsWith("*** Leave at once.");
    }

    @Test
    void aShortDescriptionGivesItsRoomToTheInstruction() {
        String text = withHeader(V1.texts("Flood.", "instruct ".repeat(400)));

        assertThat(text).hasSizeBetween(1780, 1800).contains(" Flood. instruct").endsWith("***");
    }

    @Test
    void textsThatJustFitAreNotCut() {
        int room = 1800 - OPENING.length() - 2;
        String description = "d".repeat(room / 2);
        String instruction = "i".repeat(room - room / 2);

        assertThat(withHeader(V1.texts(description, instruction))).hasSize(1800).doesNotContain("***");
        assertThat(withHeader(V1.texts(description, instruction + "i")))
                .contains("***")
                .hasSizeLessThan(1801);
    }

    @Test
    void easTextReplacesDescriptionAndInstructionUnlessSwitchedOff() {
        SampleAlert sample = V1.parameters(named("EASText", "Boil  all\nwater."));

        assertThat(withHeader(sample)).endsWith("November 23. Boil all water.");
        assertThat(new AnnouncementWriter(false)
                        .alert(sample.alert(), sample.alert().infos(), false, Optional.of(HEADER))
                        .get(0)
                        .text())
                .endsWith("close the windows.");
    }

    @Test
    void aLongEasTextIsCutToTheLimit() {
        assertThat(withHeader(V1.parameters(named("EASText", "water ".repeat(600)))))
                .hasSizeBetween(1780, 1800)
                .endsWith("***");
    }

    @Test
    void whiteSpaceAndControlCharactersBecomeOneSpace() {
        assertThat(withHeader(V1.texts("one\r\n\t two\u0007three\u00a0four", "five")))
                .endsWith(" one two three four five");
    }

    @Test
    void wordsInBracesFromOutsideAreNotFilledIn() {
        String text = plain(V1.texts("{sender} {until}", "$1 \\x"));

        assertThat(text).endsWith("{sender} {until}. $1 \\x.");
    }

    @Test
    void withoutAHeaderTheBroadcastTextOfTheAuthorityComesFirst() {
        SampleAlert sample =
                V1.parameters(List.of(new NamedValue("layer:SOREM:1.0:Broadcast_Text", "Read this on air.")));

        assertThat(plain(sample)).isEqualTo("Read this on air.");
    }

    @Test
    void aLanguageWithoutATranslationIsNeverMixedWithEnglish() {
        SampleAlert sample = V1.in("sw");

        assertThat(withHeader(sample)).startsWith("Chemical spill. Harbour District.");
    }

    @Test
    void anotherLanguageNamesTheEventInTheWordsOfTheAlert() {
        assertThat(withHeader(V1.in("de-AT")))
                .startsWith("Die Behörde meldet: Chemical spill, für Harbour District, von 13:07 Uhr am 23. November");
    }

    @Test
    void anUpdateSaysSo() {
        SampleAlert sample = V1.msgType(MsgType.UPDATE).in("fr");

        assertThat(writer.alert(sample.alert(), sample.alert().infos(), true, Optional.empty())
                        .get(0)
                        .text())
                .startsWith("MISE À JOUR : Chemical spill.");
    }

    @Test
    void aCancelWithABlockUsesItsOwnWords() {
        SampleAlert sample = V1.msgType(MsgType.CANCEL);

        assertThat(writer.cancel(sample.alert(), sample.alert().infos(), Map.of("en-US", "unused")))
                .containsExactly(new Announcement(
                        "en-US",
                        "CANCELLED: Spill in the harbour. A tank is leaking at the harbour."
                                + " Stay indoors and close the windows."));
    }

    private String withHeader(SampleAlert sample) {
        return writer.alert(sample.alert(), sample.alert().infos(), false, Optional.of(HEADER))
                .get(0)
                .text();
    }

    private String plain(SampleAlert sample) {
        return writer.alert(sample.alert(), sample.alert().infos(), false, Optional.empty())
                .get(0)
                .text();
    }
}
