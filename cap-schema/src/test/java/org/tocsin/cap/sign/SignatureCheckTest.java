package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.cap.sign.Forger.changed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.sign.SignaturePolicy.Mode;
import org.tocsin.cap.sign.Verdict.Kind;

class SignatureCheckTest {
    private static final byte[] FLOOD = Fixtures.bytes("flood.xml");

    private final Instant now = Instant.now();
    private final Identity author = Identities.author();

    @Test
    void signatureOfThePinnedCertificateIsValid() {
        byte[] signed = new Forger(author).sign(FLOOD);

        SignatureReport report = check(signed, pinned(author));

        assertThat(kinds(report)).containsExactly(Kind.VALID);
        assertThat(report.findings()).extracting(Finding::level).containsExactly(Level.INFORMATION);
        assertThat(report.findings().get(0).path()).isEqualTo("/alert/Signature[1]");
        assertThat(report.findings().get(0).message()).contains("Met Service").endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"
            })
    void everyRsaMethodOfTheListIsVerified(String method) {
        byte[] signed = new Forger(author).method(method).sign(FLOOD);

        assertThat(kinds(check(signed, pinned(author)))).containsExactly(Kind.VALID);
        assertThat(kinds(check(changed(signed, "upper bridge", "lower bridge"), pinned(author))))
                .containsExactly(Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"
            })
    void everyEcdsaMethodOfTheListIsVerified(String method) {
        Identity ec = Identities.authorEc();
        byte[] signed = new Forger(ec).method(method).sign(FLOOD);

        assertThat(kinds(check(signed, pinned(ec)))).containsExactly(Kind.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/10/xml-exc-c14n#",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2006/12/xml-c14n11"
            })
    void everyCanonicalizationOfTheListIsVerified(String algorithm) {
        byte[] signed = new Forger(author)
                .canonicalization(algorithm)
                .transforms(Forger.ENVELOPED, algorithm)
                .sign(FLOOD);

        assertThat(kinds(check(signed, pinned(author)))).containsExactly(Kind.VALID);
    }

    @Test
    void envelopedTransformAloneMeansInclusiveCanonicalXml() {
        byte[] signed = new Forger(author).transforms(Forger.ENVELOPED).sign(FLOOD);

        assertThat(kinds(check(signed, pinned(author)))).containsExactly(Kind.VALID);
    }

    @Test
    void barePinnedKeyVerifiesWithAndWithoutBeingNamed() {
        SignaturePolicy policy = new SignaturePolicy(
                Mode.REQUIRED,
                List.of(),
                List.of(),
                List.of(author.certificate().getPublicKey()),
                Optional.empty(),
                false);

        assertThat(kinds(check(new Forger(author).namingBareKey().sign(FLOOD), policy)))
                .containsExactly(Kind.VALID);
        assertThat(kinds(check(new Forger(author).namingNobody().sign(FLOOD), policy)))
                .containsExactly(Kind.VALID);
    }

    @Test
    void unsignedMessageIsAnErrorOnlyWhereASignatureIsRequired() {
        assertThat(check(FLOOD, SignaturePolicy.UNBOUND).findings()).isEmpty();
        assertThat(check(FLOOD, pinned(author)).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message()).contains("not signed").contains("local policy");
        });
    }

    @Test
    void forbiddenSignatureIsRefusedAsLocalPolicy() {
        SignaturePolicy forbidden = new SignaturePolicy(
                Mode.FORBIDDEN, List.of(author.certificate()), List.of(), List.of(), Optional.empty(), false);

        assertThat(check(author.sign(FLOOD), forbidden).findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("local policy"));
        assertThat(check(FLOOD, forbidden).findings()).isEmpty();
    }

    @Test
    void signatureThatCannotBeVerifiedIsAWarningWhereItIsOptional() {
        SignatureReport report = check(author.sign(FLOOD), SignaturePolicy.UNBOUND);

        assertThat(kinds(report)).containsExactly(Kind.UNKNOWN_KEY);
        assertThat(report.findings()).extracting(Finding::level).containsExactly(Level.WARNING);
    }

    @Test
    void brokenSignatureIsAnErrorEvenWhereItIsOptional() {
        byte[] altered = changed(author.sign(FLOOD), "upper bridge", "lower bridge");

        SignatureReport report = check(altered, SignaturePolicy.UNBOUND);

        assertThat(kinds(report)).containsExactly(Kind.BROKEN);
        assertThat(report.findings()).extracting(Finding::level).containsExactly(Level.ERROR);
    }

    @Test
    void expiredCertificateHasItsOwnVerdict() {
        Identity expired = Identities.expired();

        assertThat(kinds(check(new Forger(expired).sign(FLOOD), pinned(expired))))
                .containsExactly(Kind.EXPIRED);
    }

    @Test
    void certificateThatWasValidAtSentButHasEndedNowDoesNotCount() {
        Instant sent = now.minus(Duration.ofDays(35));
        Identity expired = Identities.expired();

        SignatureReport report = new SignatureCheck(pinned(expired)).check(new Forger(expired).sign(FLOOD), sent, now);

        assertThat(kinds(report)).containsExactly(Kind.EXPIRED);
        assertThat(report.findings().get(0).message()).contains("not valid now");
    }

    @Test
    void certificateThatHasNotBegunHasItsOwnVerdict() {
        Identity early = Identities.notYetValid();

        assertThat(kinds(check(new Forger(early).sign(FLOOD), pinned(early)))).containsExactly(Kind.NOT_YET_VALID);
    }

    @Test
    void certificateOfABoundAuthorityCountsUnderItsSubjectAlone() {
        SignaturePolicy policy = new SignaturePolicy(
                Mode.REQUIRED,
                List.of(),
                List.of(Identities.authority().certificate()),
                List.of(),
                Optional.of(SubjectPattern.parse("O=Met Service, C=LC")),
                false);

        assertThat(kinds(check(new Forger(Identities.certified()).sign(FLOOD), policy)))
                .containsExactly(Kind.VALID);
        assertThat(kinds(check(new Forger(Identities.neighbour()).sign(FLOOD), policy)))
                .containsExactly(Kind.FOREIGN_KEY);
        assertThat(kinds(check(new Forger(author).sign(FLOOD), policy))).containsExactly(Kind.FOREIGN_KEY);
        assertThat(kinds(check(new Forger(Identities.authority()).sign(FLOOD), policy)))
                .as("the authority's own key signs certificates, not messages")
                .containsExactly(Kind.FOREIGN_KEY);
    }

    @Test
    void certifiedSignatureLongAfterTheCertificateEndedIsExpiredAndNotForeign() {
        SignaturePolicy policy = new SignaturePolicy(
                Mode.REQUIRED,
                List.of(),
                List.of(Identities.authority().certificate()),
                List.of(),
                Optional.empty(),
                false);
        Instant later = now.plus(Duration.ofDays(3650));

        SignatureReport report =
                new SignatureCheck(policy).check(new Forger(Identities.certified()).sign(FLOOD), later, later);

        assertThat(kinds(report)).containsExactly(Kind.EXPIRED);
    }

    @Test
    void secondSignatureLeavesTheFirstVerifiableAndOneIsEnough() {
        byte[] once = new Forger(author).sign(FLOOD);
        byte[] twice = Identities.gateway().sign(once);

        assertThat(kinds(check(twice, pinned(author)))).containsExactly(Kind.VALID, Kind.FOREIGN_KEY);
        assertThat(kinds(check(twice, pinned(Identities.gateway())))).containsExactly(Kind.FOREIGN_KEY, Kind.VALID);
        assertThat(check(twice, pinned(author)).findings())
                .extracting(Finding::level)
                .containsOnly(Level.INFORMATION);
    }

    @Test
    void signaturesBeyondTheFourthAreNotLookedAt() {
        byte[] signed = FLOOD;
        for (int i = 0; i < 5; i++) {
            signed = new Forger(author).sign(signed);
        }

        List<Kind> kinds = kinds(check(signed, pinned(author)));

        assertThat(kinds).hasSize(5).endsWith(Kind.SURPLUS);
        assertThat(kinds.get(3)).isNotEqualTo(Kind.SURPLUS);
    }

    @Test
    void namespaceWrittenInCharacterReferencesIsStillSeen() {
        byte[] hidden = changed(
                author.sign(FLOOD),
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">",
                "<Signature xmlns=\"http://www.w3.org/2000/09/xml&#100;sig#\">");
        byte[] whollyHidden = changed(hidden, "SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"", "SignedInfo");

        assertThat(new String(whollyHidden, StandardCharsets.UTF_8)).doesNotContain("xmldsig#\"");
        assertThat(kinds(check(whollyHidden, pinned(author)))).containsExactly(Kind.VALID);
    }

    @Test
    void bytesThatAreNoXmlAreUnsigned() {
        byte[] noise = {0, 1, 2, 3};

        assertThat(check(noise, SignaturePolicy.UNBOUND).verdicts()).isEmpty();
    }

    static SignaturePolicy pinned(Identity identity) {
        return SignaturePolicy.pinned(identity.certificate());
    }

    static SignatureReport check(byte[] xml, SignaturePolicy policy) {
        Instant now = Instant.now();
        return new SignatureCheck(policy).check(xml, now, now);
    }

    static List<Kind> kinds(SignatureReport report) {
        return report.verdicts().stream().map(Verdict::kind).toList();
    }
}
