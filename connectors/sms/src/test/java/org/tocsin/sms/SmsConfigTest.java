package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;
import org.tocsin.sms.smpp.Address;

class SmsConfigTest {

    @TempDir
    private Path directory;

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        SmsConfig config = new SmsFixture(directory).config(2775);

        assertThat(config.mostChunk()).isEqualTo(500);
        assertThat(config.encoder().mostParts()).isEqualTo(4);
        assertThat(config.smscs().get(0).smpp().window()).isEqualTo(20);
        assertThat(config.smscs().get(0).smpp().enquireLink()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.toString()).doesNotContain(SmsFixture.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"ALERT,5,0", "112,3,0", "33612345678,1,1"})
    void theTypeOfTheSenderFollowsFromItsForm(String source, int ton, int npi) {
        SmsConfig config =
                new SmsFixture(directory).with("source-address", source).config(2775);

        assertThat(config.options().source()).isEqualTo(new Address(source, ton, npi));
    }

    @Test
    void allProblemsAreToldTogetherAndNoneShowsANumber() {
        Settings settings = new SmsFixture(directory)
                .rows("17585550001,13.93,-60.95,en\n17585550001,13.93,-60.95,en\n+17585550002,1,1,en\n")
                .with("port", "70000")
                .with("source-address", "far too long a name")
                .with("colour", "red")
                .settings();

        SmsConfig.from(settings);

        assertThat(settings.problems())
                .extracting(Problem::place)
                .contains(
                        "channels[0].settings.recipients",
                        "channels[0].settings.port",
                        "channels[0].settings.source-address",
                        "channels[0].settings.colour");
        assertThat(settings.problems().toString()).contains("Line 3").doesNotContain("1758555");
    }

    @Test
    void withoutSettingsEveryMissingKeyIsToldAndNothingThrows() {
        Settings settings = new Settings("channels[0].settings", 1, new HashMap<>(), directory);

        SmsConfig.from(settings);

        assertThat(settings.problems())
                .extracting(problem -> problem.place().replace("channels[0].settings.", ""))
                .contains("host", "port", "system-id", "passwordFile", "recipients", "source-address");
    }
}
