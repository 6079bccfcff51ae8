package org.tocsin.connector.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Settings;

/** Reads whom to trust and what certificate to show: {@code trust-store} and {@code key-store}, PKCS 12 files. */
public final class TlsSettings {
    private TlsSettings() {}

    /** For a link that is plain TCP without {@code tls: true}; what is wrong is recorded in the settings. */
    public static Optional<SSLContext> from(Settings settings) {
        boolean wanted = settings.flag("tls", false);
        Optional<KeyStores.Store> trusted = store(settings, "trust-store");
        Optional<KeyStores.Store> own = store(settings, "key-store");
        if (!wanted) {
            if (trusted.isPresent() || own.isPresent()) {
                settings.report("tls", "Without tls: true no store has a use.");
            }
            return Optional.empty();
        }
        return context(settings, "tls", trusted, own);
    }

    /** For a link that is never without TLS; empty when the stores do not make a context, which is recorded. */
    public static Optional<SSLContext> always(Settings settings) {
        Optional<KeyStores.Store> trusted = store(settings, "trust-store");
        Optional<KeyStores.Store> own = store(settings, "key-store");
        return context(settings, own.isPresent() ? "key-store" : "trust-store", trusted, own);
    }

    private static Optional<SSLContext> context(
            Settings settings, String key, Optional<KeyStores.Store> trusted, Optional<KeyStores.Store> own) {
        try {
            return Optional.of(KeyStores.context(trusted, own));
        } catch (IOException | GeneralSecurityException e) {
            settings.report(key, "The stores do not make a TLS context: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static Optional<KeyStores.Store> store(Settings settings, String key) {
        return settings.text(key, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyStores.Store(settings.file(key), settings.secret(key + "-password")));
    }
}
