package org.tocsin.cap.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.cap.sign.Forger.changed;
import static org.tocsin.cap.sign.SignatureCheckTest.check;
import static org.tocsin.cap.sign.SignatureCheckTest.kinds;
import static org.tocsin.cap.sign.SignatureCheckTest.pinned;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.sign.SignaturePolicy.Mode;
import org.tocsin.cap.sign.Verdict.Kind;

/** Messages made to pass for signed ones. The cryptography in them is right wherever that helps the attacker. */
class SignatureAttackTest {
    private static final byte[] FLOOD = Fixtures.bytes("flood.xml");
    private static final String END = "</alert>";

    private final Identity author = Identities.author();

    @Test
    void alteredByteBreaksTheSignature() {
        byte[] altered = changed(author.sign(FLOOD), "13.82,-61.05 13.95", "13.82,-61.05 13.96");

        refuses(altered, Kind.BROKEN, "not what was signed");
    }

    @Test
    void whiteSpaceAddedBreaksTheSignature() {
        refuses(changed(author.sign(FLOOD), "<status>", "<status> "), Kind.BROKEN, "not what was signed");
    }

    @Test
    void alteredValueIsToldFromAlteredContent() {
        byte[] signed = author.sign(FLOOD);
        String text = new String(signed, StandardCharsets.UTF_8);
        String value = text.substring(text.indexOf("<SignatureValue>"), text.indexOf("</SignatureValue>"));
        String other = value.substring(0, 20) + (value.charAt(20) == 'A' ? 'B' : 'A') + value.substring(21);

        refuses(changed(signed, value, other), Kind.BROKEN, "not made by the key that it names");
    }

    @Test
    void signedCopyKeptAsideInAnObjectDoesNotVouchForTheForgedRoot() {
        String signed = new String(author.sign(FLOOD), StandardCharsets.UTF_8);
        String copy = signed.substring(signed.indexOf("<alert")).replace("<alert ", "<alert Id=\"original\" ");
        byte[] forged = changed(
                FLOOD,
                END,
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object>" + copy + "</Object></Signature>"
                        + END);

        SignatureReport report = check(forged, pinned(author));

        assertThat(kinds(report)).containsExactly(Kind.PARTIAL, Kind.MISPLACED);
        assertThat(report.isVerified()).isFalse();
        assertThat(report.findings().get(0).message()).contains("second alert");
    }

    @Test
    void forgedAlertAroundTheSignedOneIsRefused() {
        String signed = new String(author.sign(FLOOD), StandardCharsets.UTF_8);
        byte[] forged = changed(FLOOD, "<info>", signed.substring(signed.indexOf("<alert")) + "<info>");

        SignatureReport report = check(forged, pinned(author));

        assertThat(kinds(report)).containsExactly(Kind.MISPLACED);
        assertThat(report.findings()).allMatch(Finding::isError);
    }

    @Test
    void signatureMovedBesideASecondAlertIsRefused() {
        byte[] wrapped = changed(author.sign(FLOOD), "<info>", "<alert/><info>");

        refuses(wrapped, Kind.PARTIAL, "second alert");
    }

    @Test
    void referenceToAnElementThatIsNotTheRootIsRefused() {
        byte[] named = changed(FLOOD, "<info>", "<info Id=\"part\">");

        refuses(new Forger(author).references("#part").sign(named), Kind.PARTIAL, "\"#part\"");
    }

    @Test
    void referenceToTheRootByItsOwnNameIsTaken() {
        byte[] named = changed(FLOOD, "<alert ", "<alert Id=\"whole\" ");
        byte[] signed = new Forger(author).references("#whole").sign(named);

        assertThat(kinds(check(signed, pinned(author)))).containsExactly(Kind.VALID);
        assertThat(kinds(check(Identities.gateway().sign(signed), pinned(author))))
                .as("found on a copy too")
                .containsExactly(Kind.VALID, Kind.FOREIGN_KEY);
    }

    @Test
    void nameOfTheRootBorneByAnotherElementIsRefused() {
        byte[] signed = new Forger(author).references("#whole").sign(changed(FLOOD, "<alert ", "<alert Id=\"whole\" "));

        refuses(changed(signed, "<info>", "<info Id=\"whole\">"), Kind.PARTIAL, "\"#whole\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#xpointer(/)", "#xpointer(id('whole'))"})
    void referenceByXpointerIsRefused(String uri) {
        byte[] signed = changed(author.sign(FLOOD), "Reference URI=\"\"", "Reference URI=\"" + uri + "\"");

        refuses(signed, Kind.PARTIAL, "not to the whole message");
    }

    @Test
    void referenceToAnotherAddressIsNeitherTakenNorFetched() throws IOException {
        connectsNowhere(address -> {
            byte[] signed = changed(author.sign(FLOOD), "Reference URI=\"\"", "Reference URI=\"" + address + "\"");
            refuses(signed, Kind.PARTIAL, "not to the whole message");
        });
    }

    @Test
    void signatureInsideInfoIsMisplaced() {
        byte[] inside = new Forger(author).inside("info").sign(FLOOD);

        SignatureReport report = check(inside, pinned(author));

        assertThat(kinds(report)).containsExactly(Kind.MISPLACED);
        assertThat(report.findings().get(0).path()).isEqualTo("/alert/info[1]/Signature[1]");
        assertThat(report.isVerified()).isFalse();
    }

    @Test
    void thousandsOfSignaturesAreToldOfInAFew() {
        String empty = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>";
        String many = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object>" + empty.repeat(20_000)
                + "</Object></Signature>" + empty.repeat(10_000);
        byte[] flooded = changed(FLOOD, END, many + END);

        SignatureReport report = check(flooded, pinned(author));

        assertThat(kinds(report)).hasSize(9).contains(Kind.SURPLUS, Kind.MISPLACED);
        assertThat(report.isVerified()).isFalse();
    }

    @Test
    void twoReferencesAreRefused() {
        byte[] named = changed(FLOOD, "<info>", "<info Id=\"part\">");

        refuses(new Forger(author).references("", "#part").sign(named), Kind.PARTIAL, "2 references");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2000/09/xmldsig#base64",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
            })
    void transformBesidesTheTwoIsRefusedUnread(String transform) {
        byte[] signed = changed(
                author.sign(FLOOD),
                "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">",
                "<Transform Algorithm=\"" + transform + "\">");

        refuses(signed, Kind.UNSUPPORTED, "transforms");
    }

    @Test
    void thousandTransformsAreRefusedUnread() {
        String transform = "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></Transform>";
        byte[] signed = changed(author.sign(FLOOD), transform, transform.repeat(1000));

        refuses(signed, Kind.UNSUPPORTED, "transforms");
    }

    @Test
    void manifestInAnObjectIsRefused() {
        byte[] signed = changed(author.sign(FLOOD), "</Signature>", "<Object><Manifest/></Object></Signature>");

        refuses(signed, Kind.UNSUPPORTED, "Object");
    }

    @Test
    void commentInsideTextIsRefusedAlthoughItBreaksNoSignature() {
        byte[] signed = changed(author.sign(FLOOD), "13.82,-61.05 13.95", "13.82,-61.0<!-- -->5 13.95");

        SignatureReport report = check(signed, pinned(author));

        assertThat(kinds(report)).containsExactly(Kind.VALID);
        assertThat(report.findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path()).isEqualTo("/alert/info[1]/area[1]/polygon[1]");
                    assertThat(finding.message()).contains("comment");
                });
    }

    @Test
    void commentBetweenElementsIsHarmless() {
        byte[] signed = changed(author.sign(FLOOD), "<status>", "<!-- as published --><status>");

        SignatureReport report = check(signed, pinned(author));

        assertThat(report.findings()).noneMatch(Finding::isError);
        assertThat(report.isVerified()).isTrue();
    }

    @Test
    void processingInstructionAddedBreaksTheSignature() {
        refuses(changed(author.sign(FLOOD), "<status>", "<?show it?><status>"), Kind.BROKEN, "not what was signed");
    }

    @Test
    void attackersKeyInKeyInfoIsForeign() {
        refuses(new Forger(Identities.gateway()).sign(FLOOD), Kind.FOREIGN_KEY, "CN=Gateway");
        refuses(new Forger(Identities.gateway()).namingBareKey().sign(FLOOD), Kind.FOREIGN_KEY, "bare KeyValue");
    }

    @Test
    void keyInfoOfTheAuthorOnAnotherKeysSignatureIsBroken() {
        byte[] signed = new Forger(Identities.gateway()).naming(author).sign(FLOOD);

        refuses(signed, Kind.BROKEN, "not made by the key that it names");
    }

    @Test
    void keyInfoSwappedForAStrangersIsForeign() {
        refuses(new Forger(author).naming(Identities.stranger()).sign(FLOOD), Kind.FOREIGN_KEY, "CN=Stranger");
    }

    @Test
    void signatureOfNobodyNamedIsUnknown() {
        byte[] signed = new Forger(Identities.gateway()).namingNobody().sign(FLOOD);

        refuses(signed, Kind.UNKNOWN_KEY, "names no key");
    }

    @Test
    void sharedSecretMadeOfThePublicKeyIsRefused() {
        byte[] publicKey = author.certificate().getPublicKey().getEncoded();
        byte[] signed = new Forger(author)
                .method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
                .key(new SecretKeySpec(publicKey, "HmacSHA256"))
                .sign(FLOOD);

        refuses(signed, Kind.UNSUPPORTED, "HMAC");
    }

    @Test
    void sha1IsWeakUnlessThePlanAllowsIt() {
        byte[] method = new Forger(author)
                .method("http://www.w3.org/2000/09/xmldsig#rsa-sha1")
                .sign(FLOOD);
        byte[] digest = new Forger(author)
                .digest("http://www.w3.org/2000/09/xmldsig#sha1")
                .sign(FLOOD);
        SignaturePolicy strict = pinned(author);
        SignaturePolicy lenient = new SignaturePolicy(
                Mode.REQUIRED, strict.certificates(), strict.authorities(), strict.keys(), strict.subject(), true);

        refuses(method, Kind.WEAK, "SHA-1");
        refuses(digest, Kind.WEAK, "SHA-1");
        assertThat(kinds(check(method, lenient))).containsExactly(Kind.VALID);
        assertThat(kinds(check(digest, lenient))).containsExactly(Kind.VALID);
    }

    @Test
    void shortRsaKeyIsWeakEvenWhenItIsPinned() {
        Identity weak = Identities.weak();

        assertThat(kinds(check(new Forger(weak).sign(FLOOD), pinned(weak)))).containsExactly(Kind.WEAK);
    }

    @Test
    void keyToBeFetchedIsRefusedAndNotFetched() throws IOException {
        connectsNowhere(address -> {
            String signed = new String(author.sign(FLOOD), StandardCharsets.UTF_8);
            String keyInfo = signed.substring(signed.indexOf("<KeyInfo>"), signed.indexOf("</Signature>"));
            byte[] pointing = changed(
                    signed.getBytes(StandardCharsets.UTF_8),
                    keyInfo,
                    "<KeyInfo><RetrievalMethod URI=\"" + address + "\"/></KeyInfo>");
            refuses(pointing, Kind.UNSUPPORTED, "nothing is fetched");
        });
    }

    @Test
    void unreadableCertificateIsUnsupported() {
        byte[] signed = changed(author.sign(FLOOD), "<X509Certificate>M", "<X509Certificate>!!");

        refuses(signed, Kind.UNSUPPORTED, "cannot be read");
    }

    private void refuses(byte[] xml, Kind kind, String says) {
        SignatureReport report = check(xml, pinned(author));
        assertThat(report.verdicts()).extracting(Verdict::kind).containsExactly(kind);
        assertThat(report.isVerified()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.rule()).isEqualTo("CAP-36");
            assertThat(finding.message()).contains(says).endsWith(".");
        });
    }

    /** Runs the check with an address at which somebody listens, and nobody may come. */
    private static void connectsNowhere(java.util.function.Consumer<String> check) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            check.accept("http://127.0.0.1:" + listener.getLocalPort() + "/key");
            listener.setSoTimeout(200);
            Assertions.assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
