package org.tocsin.sms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Settings;
import org.tocsin.sms.smpp.KeyStores;

/** Reads whom to trust and what certificate to show; without {@code tls} the link is plain TCP. */
public final class TlsSettings {
    private TlsSettings() {}

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
        try {
            return Optional.of(KeyStores.context(trusted, own));
        } catch (IOException | GeneralSecurityException e) {
            settings.report("tls", "The stores do not make a TLS context: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static Optional<KeyStores.Store> store(Settings settings, String key) {
        return settings.text(key, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyStores.Store(settings.file(key), settings.secret(key + "-password")));
    }
}
