package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;

class OperatorJobConfigTest {
    @TempDir
    private Path directory;

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        OperatorJobConfig config = new OperatorFixture(directory)
                .without("connect-timeout")
                .without("request-timeout")
                .without("time-limit")
                .without("poll-interval")
                .config("https://alerts.operator.example/tocsin/v1/");

        assertThat(config.url()).hasToString("https://alerts.operator.example/tocsin/v1");
        assertThat(config.encoder().mostParts()).isEqualTo(4);
        assertThat(config.lateEntrants()).isTrue();
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.timeLimit()).isEqualTo(Duration.ofSeconds(18));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.toString()).doesNotContain(OperatorFixture.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alerts.operator.example/v1",
                "ftp://alerts.operator.example/v1",
                "alerts.operator.example",
                "https://user:pw@alerts.operator.example/v1",
                "https://alerts.operator.example/v1?x=1",
                "not an address"
            })
    void anAddressThatIsNotSafeOrNotOneIsAProblem(String url) {
        Settings settings = new OperatorFixture(directory).with("url", url).settings();

        OperatorJobConfig.from(settings);

        assertThat(settings.problems()).extracting(Problem::place).containsExactly("channels[0].settings.url");
    }

    @Test
    void somebodyWithoutTokenAndCertificateIsNobody() {
        Settings settings = new OperatorFixture(directory)
                .without("tokenFile")
                .with("url", "https://alerts.operator.example/v1")
                .settings();

        OperatorJobConfig.from(settings);

        assertThat(settings.problems().toString()).contains("Say who we are");
    }

    @Test
    void aTokenFileWithMoreThanATokenIsAProblemThatDoesNotShowIt() throws IOException {
        OperatorFixture fixture = new OperatorFixture(directory).with("url", "https://alerts.operator.example/v1");
        Files.writeString(directory.resolve("token"), "token: secret-word\n");
        Settings settings = fixture.settings();

        OperatorJobConfig.from(settings);

        assertThat(settings.problems().toString()).contains("bearer token").doesNotContain("secret-word");
    }

    @Test
    void aTokenFileThatIsNotThereIsOneProblem() {
        Settings settings = new OperatorFixture(directory)
                .with("url", "https://alerts.operator.example/v1")
                .with("tokenFile", "nowhere")
                .settings();

        OperatorJobConfig.from(settings);

        assertThat(settings.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("there is no file"));
    }

    @Test
    void withoutSettingsEveryMissingKeyIsToldAndNothingThrows() {
        Settings settings = new Settings("channels[0].settings", 1, Map.of(), directory);

        OperatorJobConfig.from(settings);

        assertThat(settings.problems())
                .extracting(problem -> problem.place().replace("channels[0].settings.", ""))
                .contains("url", "tokenFile");
    }
}
