package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cap.sign.Identity;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignaturePolicy;
import picocli.CommandLine;

class SignCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();
    private Path message;

    @BeforeEach
    void writeMessage() throws IOException {
        message = Files.write(
                folder.resolve("alert.xml"),
                SampleAlerts.flood(Instant.now(), Duration.ofHours(1)).bytes());
    }

    @Test
    void signsWithAKeyAndItsCertificate() throws IOException {
        Identity author = Identities.author();
        Path key = author.write(folder.resolve("key.pem"), author.keyPem());
        Path certificate = author.write(folder.resolve("certificate.pem"), author.certificatePem());

        assertThat(run("--key", key, "--cert", certificate, message)).isZero();

        Instant now = Instant.now();
        assertThat(new SignatureCheck(SignaturePolicy.pinned(author.certificate()))
                        .check(out.toByteArray(), now, now)
                        .isVerified())
                .isTrue();
    }

    @Test
    void signsWithAStoreWhosePasswordStandsInAFile() throws IOException {
        Identities.author();
        Path password = Files.writeString(folder.resolve("password"), new String(Identities.PASSWORD) + "\n");

        assertThat(run("--key", Identities.store(), "--password-file", password, message))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("</Signature></alert>");
    }

    @Test
    void storeThatThePasswordDoesNotOpenIsToldAndNothingIsWritten() {
        Identities.author();

        assertThat(run("--key", Identities.store(), message)).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(errors.toString()).contains("password");
    }

    private int run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new SignCommand(out))
                .setErr(new PrintWriter(errors, true))
                .execute(words);
    }
}
