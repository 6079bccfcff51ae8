package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.cap.sign.Forger.changed;
import static org.tocsin.cap.sign.SignatureCheckTest.check;
import static org.tocsin.cap.sign.SignatureCheckTest.kinds;
import static org.tocsin.cap.sign.SignatureCheckTest.pinned;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.sign.Verdict.Kind;

/** xmlsec1, another hand's implementation, judges what is signed here; what it signs is judged here. */
class Xmlsec1Test {
    private static final Program XMLSEC1 = new Program("xmlsec1", "xmlsec1");

    @TempDir
    private Path folder;

    /** Keys with the method that xmlsec1 is to use. */
    enum Signatory {
        RSA("rsa-sha256"),
        EC_256("ecdsa-sha256"),
        EC_384("ecdsa-sha384");

        private final String method;

        Signatory(String method) {
            this.method = method;
        }

        Identity identity() {
            return switch (this) {
                case RSA -> Identities.author();
                case EC_256 -> Identities.authorEc();
                case EC_384 -> Identities.authorEc384();
            };
        }
    }

    @BeforeEach
    void requireXmlsec1() {
        XMLSEC1.require();
    }

    @ParameterizedTest
    @EnumSource
    void verifiesWhatIsSignedHereInEveryWriting(Signatory signatory) throws Exception {
        for (Writing writing : Writing.values()) {
            byte[] signed = signatory.identity().sign(writing.of("flood.xml"));

            assertThat(verdict(signed, signatory.identity())).as(writing.name()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatWasChangedAfterSigningHere(Signatory signatory) throws Exception {
        byte[] signed = signatory.identity().sign(Writing.PRETTY.of("flood.xml"));

        assertThat(verdict(changed(signed, "upper bridge", "lower bridge"), signatory.identity()))
                .isNotZero();
    }

    @ParameterizedTest
    @EnumSource
    void signsWhatIsValidHereInEveryWriting(Signatory signatory) throws Exception {
        for (Writing writing : Writing.values()) {
            byte[] signed = signedByXmlsec1(writing.withTemplate("flood.xml", signatory.method), signatory.identity());

            assertThat(kinds(check(signed, pinned(signatory.identity()))))
                    .as(writing.name())
                    .containsExactly(Kind.VALID);
        }
    }

    private int verdict(byte[] signed, Identity identity) throws IOException, InterruptedException {
        Path message = Files.write(folder.resolve("signed.xml"), signed);
        Path certificate = identity.write(folder.resolve("certificate.pem"), identity.certificatePem());
        return XMLSEC1.run(folder, "--verify", "--pubkey-cert-pem", certificate.toString(), message.toString())
                .status();
    }

    private byte[] signedByXmlsec1(byte[] template, Identity identity) throws IOException, InterruptedException {
        Path message = Files.write(folder.resolve("template.xml"), template);
        Path out = folder.resolve("signed-by-xmlsec1.xml");
        Path certificate = identity.write(folder.resolve("certificate.pem"), identity.certificatePem());
        Path key = identity.write(folder.resolve("key.pem"), identity.keyPem());
        Program.Result result = XMLSEC1.run(
                folder,
                "--sign",
                "--privkey-pem",
                key + "," + certificate,
                "--output",
                out.toString(),
                message.toString());
        assertThat(result.status()).as(result.output()).isZero();
        return Files.readAllBytes(out);
    }
}
