package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignaturePolicy;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.config.GatewayConfig.ConfigReading;

/** A gateway with a key of its own. */
class SigningTest {
    @TempDir
    Path folder;

    private TestCounterparts far;

    @BeforeEach
    void start() {
        far = TestCounterparts.start(folder);
    }

    @AfterEach
    void stop() {
        far.close();
    }

    @Test
    void whatIsPublishedCanBeHadSignedBesideTheOriginal() throws IOException {
        try (TestGateway gateway = TestGateway.start(installation(new String(Identities.PASSWORD)))) {
            TestAlert alert = TestAlert.flood("signed-1");
            String key = gateway.client().accepted(alert);
            gateway.awaitState(key, "web", "ACCEPTED");

            byte[] signed =
                    gateway.client().get("/alerts/" + key + ".signed.xml").bytes();

            Instant now = Instant.now();
            assertThat(new SignatureCheck(
                                    SignaturePolicy.pinned(Identities.author().certificate()))
                            .check(signed, now, now)
                            .isVerified())
                    .isTrue();
            assertThat(gateway.client().get("/alerts/" + key + ".xml").bytes()).isEqualTo(alert.bytes());
            assertThat(gateway.client().get("/alerts/" + key + ".signed.xml").bytes())
                    .isEqualTo(signed);
        }
    }

    @Test
    void aGatewayWithoutAKeyHasNothingSigned() {
        try (TestGateway gateway = TestGateway.start(TestInstallation.write(folder, far, false))) {
            String key = gateway.client().accepted(TestAlert.flood("signed-2"));
            gateway.awaitState(key, "web", "ACCEPTED");

            assertThat(gateway.client().get("/alerts/" + key + ".signed.xml").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aMessageThatWasAlteredAfterItWasSignedIsRefusedWithAllElseThatIsWrongWithIt() {
        try (TestGateway gateway = TestGateway.start(TestInstallation.write(folder, far, false))) {
            String signed = new String(
                    Identities.author().sign(TestAlert.flood("signed-3").bytes()), StandardCharsets.UTF_8);
            byte[] altered = signed.replace("<severity>Severe", "<severity>Grave")
                    .replace("<severity>Extreme", "<severity>Grave")
                    .getBytes(StandardCharsets.UTF_8);

            GatewayClient.Answer answer = gateway.client().submit(altered, TestInstallation.MET_KEY);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("\"rule\":\"CAP-36\"", "BROKEN", "\"rule\":\"SCHEMA\"");
        }
    }

    @Test
    void aKeyThatCannotBeOpenedStopsTheStartWithItsLine() throws IOException {
        ConfigReading reading = GatewayConfig.read(installation("wrong").folder());

        assertThat(reading.config()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("key-store", "password")
                .doesNotContain("wrong"));
    }

    private TestInstallation installation(String password) throws IOException {
        Identities.author();
        TestInstallation installation = TestInstallation.write(folder, far, false);
        Files.copy(Identities.store(), folder.resolve("gateway.p12"));
        Files.writeString(folder.resolve("gateway.p12.txt"), password + "\n");
        Files.writeString(
                folder.resolve("gateway.yaml"),
                "signing: {key-store: gateway.p12, password-file: gateway.p12.txt}\n",
                StandardOpenOption.APPEND);
        return installation;
    }
}
