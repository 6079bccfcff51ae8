package org.tocsin.cap.sign;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM text (RFC 7468). Every method throws IllegalArgumentException with a reason when one is unreadable. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> KINDS = List.of("RSA", "EC");

    private Pem() {}

    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(text, "CERTIFICATE")) {
            certificates.add(certificate(block));
        }
        return certificates;
    }

    public static List<PublicKey> publicKeys(String text) {
        return blocks(text, "PUBLIC KEY").stream().map(Pem::publicKey).toList();
    }

    /** The first private key; it must stand there unencrypted (PKCS#8). */
    public static PrivateKey privateKey(String text) {
        return blocks(text, "PRIVATE KEY").stream()
                .findFirst()
                .map(Pem::privateKey)
                .orElseThrow(
                        () -> new IllegalArgumentException("no block BEGIN PRIVATE KEY is in it; 'openssl pkcs8 -topk8"
                                + " -nodes' makes one, and an encrypted key belongs into a PKCS#12 file"));
    }

    private static List<byte[]> blocks(String text, String label) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                blocks.add(Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return blocks;
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate in it cannot be read", e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) {
        return ofAnyKind(factory -> factory.generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private static PrivateKey privateKey(byte[] encoded) {
        return ofAnyKind(factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    private static <K> K ofAnyKind(Reader<K> reader) {
        for (String kind : KINDS) {
            try {
                return reader.read(KeyFactory.getInstance(kind));
            } catch (InvalidKeySpecException e) {
                // Not of this kind; the next is tried.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + kind, e);
            }
        }
        throw new IllegalArgumentException("a key in it is neither RSA nor ECDSA");
    }

    /** Reads a key with the factory of one kind. */
    @FunctionalInterface
    private interface Reader<K> {
        K read(KeyFactory factory) throws InvalidKeySpecException;
    }
}
