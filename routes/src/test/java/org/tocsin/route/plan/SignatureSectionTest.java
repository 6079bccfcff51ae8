package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cap.sign.SignaturePolicy;
import org.tocsin.cap.sign.SignaturePolicy.Mode;
import org.tocsin.connector.Problem;

class SignatureSectionTest {
    private static final String PLAN =
            """
            name: A plan
            areas:
              - name: box
                polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"
            authorities:
              - id: met
                name: Met
                senders: [a@met.example]
                keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
                areas: [box]
                statuses: [Actual]
                scopes: [Public]
                signatures: %s
            channels:
              - {name: text, kind: sms, mode: live}
            rules:
              - {name: all, channels: [text]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("met.pem"), Identities.author().certificatePem());
        Files.writeString(folder.resolve("met-key.pem"), Identities.authorEc().publicKeyPem());
        Files.writeString(folder.resolve("ca.pem"), Identities.authority().certificatePem());
        Files.writeString(folder.resolve("weak.pem"), Identities.weak().certificatePem());
        Files.writeString(folder.resolve("empty.pem"), "");
        Files.writeString(folder.resolve("torn.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    }

    @Test
    void signaturesAreOptionalAndBindNothingUnlessThePlanSaysOtherwise() throws IOException {
        assertThat(policy("{}")).isEqualTo(SignaturePolicy.UNBOUND);
    }

    @Test
    void filesBesideThePlanAreBound() throws IOException {
        SignaturePolicy policy = policy("{mode: required, certificates: [met.pem], authorities: [ca.pem],"
                + " keys: met-key.pem, subject: 'O=Met Service, C=LC', allow-sha1: true}");

        assertThat(policy.mode()).isEqualTo(Mode.REQUIRED);
        assertThat(policy.certificates()).containsExactly(Identities.author().certificate());
        assertThat(policy.authorities()).containsExactly(Identities.authority().certificate());
        assertThat(policy.keys())
                .containsExactly(Identities.authorEc().certificate().getPublicKey());
        assertThat(policy.subject()).isPresent();
        assertThat(policy.allowSha1()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{mode: always} | signatures.mode | none of required, optional, forbidden",
                "{mode: required} | signatures.mode | no key is bound",
                "{certificates: [missing.pem]} | signatures.certificates | cannot be read",
                "{certificates: [empty.pem]} | signatures.certificates | no block BEGIN CERTIFICATE",
                "{certificates: [torn.pem]} | signatures.certificates | cannot be read",
                "{certificates: [weak.pem]} | signatures.certificates | too weak",
                "{keys: [met.pem]} | signatures.keys | no block BEGIN PUBLIC KEY",
                "{authorities: [ca.pem]} | signatures.authorities | 'subject'",
                "{authorities: [ca.pem], subject: nonsense} | signatures.subject | no name of a subject",
                "{allow-sha1: perhaps} | signatures.allow-sha1 | neither true nor false",
                "{certificate: [met.pem]} | signatures.certificate | Unknown key",
            })
    void problemsAreToldWithTheirLine(String section, String place, String message) throws IOException {
        List<Problem> problems = read(section).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(13);
            assertThat(problem.place()).isEqualTo("authorities[1]." + place);
            assertThat(problem.message()).contains(message);
        });
    }

    private SignaturePolicy policy(String section) throws IOException {
        PlanFile.PlanReading reading = read(section);
        assertThat(reading.problems()).isEmpty();
        return reading.plan().orElseThrow().authorities().get(0).signatures();
    }

    private PlanFile.PlanReading read(String section) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(section));
        return PlanFile.read(file, (channel, settings) -> {});
    }
}
