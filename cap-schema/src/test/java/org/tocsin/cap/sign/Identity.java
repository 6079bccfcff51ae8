package org.tocsin.cap.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** Somebody with a key. */
public record Identity(PrivateKey key, X509Certificate certificate) {

    public SigningKey signingKey() {
        return new SigningKey(key, List.of(certificate));
    }

    /** The message signed as the gateway signs. */
    public byte[] sign(byte[] xml) {
        try {
            return new Signer(signingKey(), Clock.systemUTC()).sign(xml);
        } catch (SigningRefused e) {
            throw new AssertionError(e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    public String publicKeyPem() {
        return pem("PUBLIC KEY", certificate.getPublicKey().getEncoded());
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public Path write(Path file, String pem) throws IOException {
        return Files.writeString(file, pem);
    }

    private static String pem(String label, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
