package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

class WordingTest {
    private static final NamedValue SHORT = new NamedValue("CMAMtext", "Flash flood here until 5 PM. Move up.");
    private static final NamedValue LONG = new NamedValue("CMAMlongtext", "Flash flood in this area. ".repeat(12));
    private static final NamedValue FAR_TOO_LONG =
            new NamedValue("CMAMlongtext", "Flash flood in this area. ".repeat(14));

    @Test
    void inTheProfileOfTheUnitedStatesTheLongTextOfTheAuthorGoesOut() {
        Wording.Fitting fitting = fitting(Infos.with(flood(), SHORT, LONG), profile(Profile.WEA, Map.of()));

        assertThat(fitting.text().text()).isEqualTo(LONG.value().strip());
        assertThat(fitting.remark()).isEmpty();
    }

    @Test
    void aLongTextBeyondTheLimitGivesWayToTheShortOneAndThatIsTold() {
        Wording.Fitting fitting = fitting(Infos.with(flood(), SHORT, FAR_TOO_LONG), profile(Profile.WEA, Map.of()));

        assertThat(fitting.text().text()).isEqualTo(SHORT.value());
        assertThat(fitting.remark())
                .contains("CMAMlongtext has 363 characters; the profile allows 360, so CMAMtext goes out in place of"
                        + " CMAMlongtext");
    }

    @Test
    void aBlockWithoutThoseParametersTakesTheUsualText() {
        assertThat(fitting(flood(), profile(Profile.WEA, Map.of())).text().text())
                .isEqualTo("Flood\nThe river rises.");
    }

    @Test
    void oneNamedParameterMayHoldTheText() {
        TextProfile profile = profile(Profile.EU_ALERT, Map.of("text-parameters", "cell-text"));

        assertThat(fitting(Infos.with(flood(), new NamedValue("cell-text", "Leave now.")), profile)
                        .text()
                        .text())
                .isEqualTo("Leave now.");
    }

    @Test
    void aTemplateOfTheLanguageFillsItsPlacesAndDropsEmptyLines() {
        TextProfile profile = profile(
                Profile.EU_ALERT,
                Map.of(
                        "text-templates",
                        List.of(
                                "de=WARNUNG {event}: {headline}\n{instruction}\n{parameter:shelter} offen\nInfo 112",
                                "*={headline}")));
        Info german = Infos.in("de-AT", flood());

        assertThat(fitting(german, profile).text().text()).isEqualTo("WARNUNG Flash Flood: Flood\nInfo 112");
        assertThat(fitting(Infos.with(german, new NamedValue("shelter", "Halle 3")), profile)
                        .text()
                        .text())
                .contains("Halle 3 offen");
        assertThat(fitting(flood(), profile).text().text()).isEqualTo("Flood");
    }

    @Test
    void whatIsTooLongIsRefusedUnlessTheProfileAllowsToCut() {
        Info tooLong = Infos.text("Flood", "The river rises. ".repeat(100), "Move up.");

        assertThat(Wording.of(tooLong, profile(Profile.EU_ALERT, Map.of())))
                .isEqualTo(new Wording.TooLong("the text needs 19 pages; there are 15"));
        assertThat(Wording.of(
                        Infos.text("", "x".repeat(91), ""), profile(Profile.EU_ALERT, Map.of("text-limit", "90"))))
                .isEqualTo(new Wording.TooLong("the text has 91 characters; the profile allows 90"));
    }

    @Test
    void aCutComesAtTheEndOfASentenceWithAMarkAndIsTold() {
        Info tooLong = Infos.text("Flood", "The river rises. Move up now! Do not drive.", "Take the children along.");
        TextProfile profile = profile(Profile.EU_ALERT, Map.of("text-limit", "45", "text-over-long", "shorten"));

        Wording.Fitting fitting = fitting(tooLong, profile);

        assertThat(fitting.text().text()).isEqualTo("Flood\nThe river rises. Move up now! (...)");
        assertThat(fitting.remark())
                .contains(
                        "the text has 74 characters; the profile allows 45, so it is cut at the end of a sentence, after 35"
                                + " of 74 characters");
    }

    @Test
    void aCutInArabicComesAtTheEndOfASentenceToo() {
        String sentence = "ارتفع منسوب النهر. ";
        Info tooLong = Infos.in("ar", Infos.text("", sentence.repeat(60), ""));

        Wording.Fitting fitting =
                fitting(tooLong, profile(Profile.EU_ALERT, Map.of("text-over-long", "shorten", "text-pages", "2")));

        assertThat(fitting.text().pages()).hasSize(2);
        assertThat(fitting.text().text()).isEqualTo(sentence.repeat(3).strip() + " (...)");
    }

    @Test
    void whereNotEvenOneSentenceFitsNothingIsCut() {
        Info tooLong = Infos.text("", "word ".repeat(40), "");

        assertThat(Wording.of(
                        tooLong, profile(Profile.EU_ALERT, Map.of("text-limit", "90", "text-over-long", "shorten"))))
                .isInstanceOf(Wording.TooLong.class);
    }

    @Test
    void aForcedCodingSchemeIsTakenAndRefusesWhatItCannotWrite() {
        TextProfile profile = profile(Profile.EU_ALERT, Map.of("data-coding", List.of("de=0f", "en=48")));

        assertThat(fitting(Infos.in("de", flood()), profile).text().scheme().value())
                .isEqualTo(0x0f);
        assertThat(fitting(flood(), profile).text().scheme().value()).isEqualTo(0x48);
        assertThat(Wording.of(Infos.in("de", Infos.text("Flut – jetzt", "", "")), profile))
                .isEqualTo(new Wording.NotEncodable(
                        "the data coding scheme 0f, which the profile asks for, has no U+2013"));
    }

    @Test
    void settingsThatCannotBeMeantAreProblems() {
        Settings settings = Peer.settings(Map.of(
                "text-templates",
                List.of("de={headlin}", "fr=Alerte", "no language"),
                "data-coding",
                List.of("de=99", "x"),
                "text-limit",
                "0",
                "level-1-order",
                "level"));

        TextProfile.from(settings, Profile.EU_ALERT);
        LevelOne.from(settings);

        assertThat(settings.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        "channels[0].settings.text-templates",
                        "channels[0].settings.text-templates",
                        "channels[0].settings.text-templates",
                        "channels[0].settings.data-coding",
                        "channels[0].settings.data-coding",
                        "channels[0].settings.text-limit",
                        "channels[0].settings.level-1-order");
    }

    private static Info flood() {
        return Infos.text("Flood", "The river rises.", "");
    }

    private static Wording.Fitting fitting(Info info, TextProfile profile) {
        return (Wording.Fitting) Wording.of(info, profile);
    }

    private static TextProfile profile(Profile profile, Map<String, Object> values) {
        Settings settings = Peer.settings(values);
        TextProfile text = TextProfile.from(settings, profile);
        assertThat(settings.problems()).isEmpty();
        return text;
    }
}
