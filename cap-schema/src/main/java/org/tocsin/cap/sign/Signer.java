package org.tocsin.cap.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalInt;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.MessageTree;

/**
 * Adds a signature of the gateway's own key to a message: enveloped, exclusive canonical XML, SHA-256, RSA or ECDSA as the
 * key is. It goes in front of the root's end tag; every other byte stays as it is. Signatures that are there already are
 * signed with the rest. Reads UTF-8 and UTF-16, with or without byte order mark. Safe for concurrent use.
 */
public final class Signer {
    static {
        Init.init();
    }

    private final SigningKey key;
    private final Clock clock;
    private final boolean rsa;
    private final String certificates;

    /** @throws IllegalArgumentException when a certificate cannot be written down */
    public Signer(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.rsa = key.key().getAlgorithm().equals("RSA");
        this.certificates = certificates(key);
    }

    /** @throws SigningRefused when the bytes are no message that can be signed, or the result would not verify */
    public byte[] sign(byte[] xml) throws SigningRefused {
        MessageTree tree = CapXml.tree(xml)
                .orElseThrow(
                        () -> new SigningRefused("The bytes are no XML that this gateway reads; check them first."));
        EncodedText text = EncodedText.of(xml)
                .orElseThrow(() -> new SigningRefused("The message is neither UTF-8 nor UTF-16; write it in UTF-8."));
        OptionalInt end = RootEnd.of(text.text());
        if (end.isEmpty()) {
            throw new SigningRefused("The root element has no end tag to put a signature in front of.");
        }
        byte[] signed = text.insert(end.getAsInt(), signature(tree));
        verify(signed);
        return signed;
    }

    private String signature(MessageTree tree) throws SigningRefused {
        try {
            String signedInfo = SignatureText.signedInfo(
                    rsa ? Algorithms.RSA_SHA256 : Algorithms.ECDSA_SHA256, base64(digest(tree)));
            return SignatureText.signature(signedInfo, base64(value(signedInfo)), certificates);
        } catch (GeneralSecurityException | XMLSecurityException e) {
            throw new SigningRefused("The message cannot be signed with this key: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] digest(MessageTree tree) throws GeneralSecurityException, XMLSecurityException {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Algorithms.EXCLUSIVE).canonicalizeSubtree(tree.document(), canonical);
        return MessageDigest.getInstance("SHA-256").digest(canonical.toByteArray());
    }

    /** The text is canonical as it is written, so its bytes are what is signed. */
    private byte[] value(String signedInfo) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(key.key());
        signature.update(signedInfo.getBytes(StandardCharsets.UTF_8));
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
