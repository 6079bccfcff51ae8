package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

class BroadcastMediaConfigTest {

    @Test
    void aFolderIsEnoughAndLeavesSameOff() {
        Settings settings = settings(Map.of("drop-folder", "station"));

        BroadcastMediaConfig config = BroadcastMediaConfig.from(settings);

        assertThat(settings.problems()).isEmpty();
        assertThat(config.folder()).isEqualTo(Path.of("/plans/station"));
        assertThat(config.same()).isEmpty();
        assertThat(config.attention()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.speech()).isEqualTo(BroadcastMediaConfig.Speech.ESPEAK_NG);
    }

    @Test
    void aStationWithSameNeedsAnId() {
        assertThat(problems(Map.of("drop-folder", "station", "same", "true"))).containsExactly("channel.station-id");
    }

    @Test
    void aShortStationIdIsPadded() {
        Settings settings = settings(Map.of("drop-folder", "station", "same", "true", "station-id", "KR8MER"));

        assertThat(BroadcastMediaConfig.from(settings).same())
                .hasValueSatisfying(rules -> assertThat(rules.station().text()).isEqualTo("KR8MER  "));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("same", "true");
        wrong.put("station-id", "AB-CD");
        wrong.put("same-originator", "XYZ");
        wrong.put("same-longest", "1m");
        wrong.put("attention-seconds", "26");
        wrong.put("lead-in", "6s");
        wrong.put("speech", "festival");
        wrong.put("time-limit", "1h");
        wrong.put("languages", List.of("not a tag"));
        wrong.put("watch-interval", "0s");
        wrong.put("sames", "true");

        assertThat(problems(wrong))
                .containsExactlyInAnyOrder(
                        "channel.drop-folder",
                        "channel.station-id",
                        "channel.same-originator",
                        "channel.same-longest",
                        "channel.attention-seconds",
                        "channel.lead-in",
                        "channel.speech",
                        "channel.time-limit",
                        "channel.languages",
                        "channel.watch-interval",
                        "channel.sames");
    }

    private static List<String> problems(Map<String, Object> values) {
        Settings settings = settings(values);
        BroadcastMediaConfig unused = BroadcastMediaConfig.from(settings);
        return settings.problems().stream().map(Problem::place).toList();
    }

    private static Settings settings(Map<String, ?> values) {
        Map<String, Settings.Entry> entries = new HashMap<>();
        values.forEach((key, value) -> entries.put(key, new Settings.Entry(value, 1)));
        return new Settings("channel", 1, entries, Path.of("/plans"));
    }
}
