package org.tocsin.cap.sign;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.MessageTree;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Adds a signature of the gateway's own key to a message: enveloped, canonical XML, SHA-256, RSA or ECDSA as the key is. It
 * goes in front of the root's end tag; every other byte stays as it is. Signatures that are there already are signed with
 * the rest. Reads UTF-8 and UTF-16, with or without byte order mark. Safe for concurrent use.
 */
public final class Signer {
    static {
        Init.init();
    }

    private final SigningKey key;
    private final Clock clock;
    private final Canonicalization canonicalization;
    private final boolean rsa;
    private final String certificates;

    /**
     * Signs exclusive canonical XML.
     *
     * @throws IllegalArgumentException when a certificate cannot be written down
     */
    public Signer(SigningKey key, Clock clock) {
        this(key, clock, Canonicalization.EXCLUSIVE);
    }

    /** @throws IllegalArgumentException when a certificate cannot be written down */
    public Signer(SigningKey key, Clock clock, Canonicalization canonicalization) {
        this.key = key;
        this.clock = clock;
        this.canonicalization = canonicalization;
        this.rsa = key.key().getAlgorithm().equals("RSA");
        this.certificates = certificates(key);
    }

    /** Whether a message bears a signature already, good or not; false for what is no XML. */
    public static boolean isSigned(byte[] xml) {
        return CapXml.tree(xml).map(tree -> !signatures(tree).isEmpty()).orElse(false);
    }

    /** @throws SigningRefused when the bytes are no message that can be signed, or the result would not verify */
    public byte[] sign(byte[] xml) throws SigningRefused {
        MessageTree tree = tree(xml);
        EncodedText text = text(xml);
        OptionalInt end = RootEnd.of(text.text());
        if (end.isEmpty()) {
            throw new SigningRefused("The root element has no end tag to put a signature in front of.");
        }
        byte[] signed = signed(tree, text, end.getAsInt());
        verify(signed);
        return signed;
    }

    /**
     * Signs a message of another vocabulary that keeps an element for its signature, as {@code <name></name>}: the signature
     * of the whole message goes in there.
     *
     * @throws SigningRefused when there is no such element, or the result would not verify
     */
    public byte[] signWithin(byte[] xml, String element) throws SigningRefused {
        MessageTree tree = tree(xml);
        EncodedText text = text(xml);
        int place = text.text().lastIndexOf("</" + element + ">");
        if (place < 0) {
            throw new SigningRefused("The message has no element " + element + " to keep a signature.");
        }
        byte[] signed = signed(tree, text, place);
        Seal seal = new Seal(onlySignature(tree(signed)));
        if (!seal.coversTree() || !seal.isBy(key.certificate().getPublicKey())) {
            throw new SigningRefused("The signed message does not verify.");
        }
        return signed;
    }

    private static MessageTree tree(byte[] xml) throws SigningRefused {
        return CapXml.tree(xml)
                .orElseThrow(
                        () -> new SigningRefused("The bytes are no XML that this gateway reads; check them first."));
    }

    private static EncodedText text(byte[] xml) throws SigningRefused {
        return EncodedText.of(xml)
                .orElseThrow(() -> new SigningRefused("The message is neither UTF-8 nor UTF-16; write it in UTF-8."));
    }

    private byte[] signed(MessageTree tree, EncodedText text, int place) throws SigningRefused {
        try {
            String signedInfo = SignatureText.signedInfo(
                    canonicalization,
                    rsa ? Algorithms.RSA_SHA256 : Algorithms.ECDSA_SHA256,
                    base64(digest(tree.document())));
            byte[] unfinished = text.insert(place, SignatureText.signature(signedInfo, "", certificates));
            // What is signed may depend on the namespaces around it, so it is written down where it will stand.
            String value = base64(value(canonical(unfinishedSignedInfo(tree(unfinished)))));
            return text.insert(place, SignatureText.signature(signedInfo, value, certificates));
        } catch (GeneralSecurityException | XMLSecurityException e) {
            throw new SigningRefused("The message cannot be signed with this key: " + e.getMessage() + ".", e);
        }
    }

    private static Element unfinishedSignedInfo(MessageTree tree) throws SigningRefused {
        return signatures(tree).stream()
                .filter(signature -> Dsig.child(signature, "SignatureValue")
                        .map(value -> value.getTextContent().isEmpty())
                        .orElse(false))
                .reduce((one, other) -> other)
                .flatMap(signature -> Dsig.child(signature, "SignedInfo"))
                .orElseThrow(() -> new SigningRefused("The signature that was written cannot be read."));
    }

    private static Element onlySignature(MessageTree tree) throws SigningRefused {
        List<Element> signatures = signatures(tree);
        if (signatures.size() != 1) {
            throw new SigningRefused("The message holds " + signatures.size() + " signatures, not one.");
        }
        return signatures.get(0);
    }

    private static List<Element> signatures(MessageTree tree) {
        NodeList found = tree.document().getElementsByTagNameNS(Dsig.NAMESPACE, "Signature");
        List<Element> signatures = new ArrayList<>();
        for (int i = 0; found.item(i) instanceof Element element; i++) {
            signatures.add(element);
        }
        return signatures;
    }

    private byte[] digest(Document document) throws GeneralSecurityException, XMLSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(canonical(document));
    }

    private byte[] canonical(Node node) throws XMLSecurityException {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        Canonicalizer.getInstance(canonicalization.algorithm()).canonicalizeSubtree(node, canonical);
        return canonical.toByteArray();
    }

    private byte[] value(byte[] signedInfo) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(key.key());
        signature.update(signedInfo);
        return signature.sign();
    }

    /** What does not verify here would be refused by every reader, so it does not leave. */
    private void verify(byte[] signed) throws SigningRefused {
        Instant now = clock.instant();
        SignatureReport report = new SignatureCheck(SignaturePolicy.pinned(key.certificate())).check(signed, now, now);
        if (!report.isVerified() || report.findings().stream().anyMatch(finding -> finding.isError())) {
            throw new SigningRefused("The signed message does not verify: "
                    + report.findings().stream()
                            .map(finding -> finding.message())
                            .reduce((one, other) -> one + " " + other)
                            .orElse("it holds no signature."));
        }
    }

    private static String certificates(SigningKey key) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : key.chain()) {
            try {
                text.append(SignatureText.certificate(base64(certificate.getEncoded())));
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate of the chain cannot be written down", e);
            }
        }
        return text.toString();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
