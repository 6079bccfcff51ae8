package org.tocsin.cap.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A private key with its certificate, and those above it as far as they are to be sent along.
 *
 * @param chain the key's own certificate first
 */
public record SigningKey(PrivateKey key, List<X509Certificate> chain) {
    public SigningKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a signing key needs its certificate, so that readers know whose it is");
        }
        PublicKey counterpart = chain.get(0).getPublicKey();
        if (!key.getAlgorithm().equals(counterpart.getAlgorithm())) {
            throw new IllegalArgumentException("the certificate belongs to another key");
        }
        if (Strength.isWeak(counterpart)) {
            throw new IllegalArgumentException("the key is too weak; RSA has 2048 bits or more, ECDSA 256 or more");
        }
    }

    /** @throws IllegalArgumentException with the reason when the texts hold no such key and certificate */
    public static SigningKey fromPem(String key, String certificates) {
        return new SigningKey(Pem.privateKey(key), Pem.certificates(certificates));
    }

    /**
     * The first key of a PKCS#12 store.
     *
     * @throws IllegalArgumentException with the reason when it cannot be opened, or holds none
     */
    public static SigningKey fromPkcs12(byte[] store, char[] password) {
        try {
            KeyStore opened = KeyStore.getInstance("PKCS12");
            opened.load(new ByteArrayInputStream(store), password);
            for (String alias : Collections.list(opened.aliases())) {
                if (opened.getKey(alias, password) instanceof PrivateKey key) {
                    return new SigningKey(key, chain(opened.getCertificateChain(alias)));
                }
            }
            throw new IllegalArgumentException("the store holds no private key");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("it is no PKCS#12 store that this password opens", e);
        }
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Keeps the private key out of logs. */
    @Override
    public String toString() {
        return "SigningKey[" + certificate().getSubjectX500Principal().getName() + "]";
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            if (certificate instanceof X509Certificate x509) {
                chain.add(x509);
            }
        }
        return chain;
    }
}
