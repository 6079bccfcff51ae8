package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

class FeedConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "title", "Alerts of the islands",
            "tag-host", "alerts.example.org",
            "tag-year", "2026");

    @Test
    void leastSettingsGiveTheDefaults() {
        Settings settings = settings(LEAST);
        FeedConfig config = FeedConfig.from(settings);

        assertThat(settings.problems()).isEmpty();
        assertThat(config.baseUrl()).isEmpty();
        assertThat(config.path()).isEmpty();
        assertThat(config.tagYear()).isEqualTo(Year.of(2026));
        assertThat(config.language()).isEqualTo("en");
        assertThat(config.rights()).isEmpty();
        assertThat(config.retention()).isEqualTo(Duration.ofDays(2));
        assertThat(config.maxEntries()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, alerts.example.org",
        "base-url, http://localhost:8080/",
        "base-url, https://alerts.example.org/feeds",
        "base-url, ftp://alerts.example.org",
        "path, coast",
        "path, /exercise/coast",
        "tag-host, Alerts Example",
        "tag-year, 26",
        "language, not a tag",
        "retention, 2h",
        "max-entries, 0",
        "colour, red"
    })
    void unusableSettingIsReportedAtItsKey(String key, String value) {
        Map<String, String> values = new LinkedHashMap<>(LEAST);
        values.put(key, value);
        Settings settings = settings(values);
        FeedConfig.from(settings);

        assertThat(settings.problems()).extracting(Problem::place).containsExactly("channels[0].settings." + key);
    }

    @Test
    void connectorRefusesToStartWithoutABaseUrl() {
        Channel channel = Deliveries.channel(Channel.Kind.WEB_FEED, Channel.Mode.LIVE);
        FeedConfig unset = FeedConfig.from(settings(LEAST));

        assertThatThrownBy(() -> new FeedConnector(channel, unset, new InMemoryStateStore(), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(unset.withBaseUrl("https://alerts.example.org").baseUrl()).isEqualTo("https://alerts.example.org");
    }

    private static Settings settings(Map<String, String> values) {
        Map<String, Settings.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Settings.Entry(value, 1)));
        return new Settings("channels[0].settings", 1, entries, Path.of("."));
    }
}
