package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.cap.sign.SignatureCheckTest.check;
import static org.tocsin.cap.sign.SignatureCheckTest.kinds;
import static org.tocsin.cap.sign.SignatureCheckTest.pinned;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;
import org.tocsin.cap.sign.Verdict.Kind;

class SignerTest {
    private static final byte[] FLOOD = Fixtures.bytes("flood.xml");

    private final Identity author = Identities.author();

    @ParameterizedTest
    @EnumSource
    void everyOtherByteStaysAndTheResultHolds(Writing writing) {
        byte[] original = writing.of("flood.xml");

        byte[] signed = author.sign(original);

        assertThat(kinds(check(signed, pinned(author)))).containsExactly(Kind.VALID);
        String text = new String(signed, writing.charset());
        int start = text.indexOf("<Signature ");
        int end = text.indexOf("</Signature>") + "</Signature>".length();
        assertThat((text.substring(0, start) + text.substring(end)).getBytes(writing.charset()))
                .isEqualTo(original);
    }

    @Test
    void signedMessageIsStillTheSameAlert() {
        Reading reading = CapXml.read(author.sign(FLOOD));

        assertThat(reading).isInstanceOfSatisfying(Reading.Valid.class, valid -> assertThat(
                        valid.message().alert())
                .isEqualTo(Fixtures.alert("flood.xml")));
    }

    @Test
    void ecdsaSignatureHolds() {
        Identity ec = Identities.authorEc384();

        assertThat(kinds(check(ec.sign(FLOOD), pinned(ec)))).containsExactly(Kind.VALID);
    }

    @Test
    void signatureOfAnExpiredCertificateDoesNotLeave() {
        assertThatThrownBy(() -> new Signer(Identities.expired().signingKey(), Clock.systemUTC()).sign(FLOOD))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("EXPIRED");
    }

    @Test
    void keyThatDoesNotBelongToItsCertificateIsFoundOut() {
        SigningKey mixed =
                new SigningKey(author.key(), List.of(Identities.gateway().certificate()));

        assertThatThrownBy(() -> new Signer(mixed, Clock.systemUTC()).sign(FLOOD))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("not made by the key that it names");
    }

    @Test
    void weakKeyIsRefusedAtOnce() {
        assertThatThrownBy(() -> Identities.weak().signingKey())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2048");
    }

    @Test
    void bytesThatAreNoXmlAreRefused() {
        byte[] noise = "no alert".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new Signer(author.signingKey(), Clock.systemUTC()).sign(noise))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("no XML");
    }

    @Test
    void encodingBesidesUtf8AndUtf16IsRefused() {
        byte[] latin = new String(FLOOD, StandardCharsets.UTF_8)
                .replace("UTF-8", "ISO-8859-1")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new Signer(author.signingKey(), Clock.systemUTC()).sign(latin))
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void keyIsReadFromAStoreAndFromPem() throws Exception {
        author.certificate();
        SigningKey stored = SigningKey.fromPkcs12(Files.readAllBytes(Identities.store()), Identities.PASSWORD);
        SigningKey written = SigningKey.fromPem(author.keyPem(), author.certificatePem());

        assertThat(stored.chain()).isNotEmpty();
        assertThat(written.certificate()).isEqualTo(author.certificate());
        assertThat(written.key()).isEqualTo(author.key());
        assertThatThrownBy(() -> SigningKey.fromPkcs12(Files.readAllBytes(Identities.store()), "wrong".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password");
    }

    @Test
    void privateKeyStaysOutOfText() {
        assertThat(author.signingKey().toString()).contains("Met Service").doesNotContain("modulus");
    }
}
