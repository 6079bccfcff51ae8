package org.tocsin.connector.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes the TLS of one peer from PKCS 12 files: whom we trust, and who we are. */
public final class KeyStores {

    /** A PKCS 12 file and its password. */
    public record Store(Path file, String password) {

        /** Without the password, so that it may be logged. */
        @Override
        public String toString() {
            return file.toString();
        }
    }

    private KeyStores() {}

    /**
     * @param trusted certificates of the peer or its authority; the platform's when empty
     * @param own key and certificate to show; none when empty
     * @throws IOException when a file cannot be read or its password does not fit
     */
    public static SSLContext context(Optional<Store> trusted, Optional<Store> own)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                own.isPresent() ? keys(own.get()) : new KeyManager[0],
                trusted.isPresent() ? trust(trusted.get()) : platformTrust(),
                null);
        return context;
    }

    private static KeyManager[] keys(Store store) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(store), store.password().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(Store store) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(store));
        return factory.getTrustManagers();
    }

    private static TrustManager[] platformTrust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return factory.getTrustManagers();
    }

    private static KeyStore load(Store store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store.file())) {
            keys.load(in, store.password().toCharArray());
        }
        return keys;
    }
}
