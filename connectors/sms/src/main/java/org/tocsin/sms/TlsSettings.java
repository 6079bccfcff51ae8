package org.tocsin.sms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Settings;
import org.tocsin.sms.smpp.KeyStores;

/** Reads whom to trust and what certificate to show; without {@code tls} the link is plain TCP. */
final class TlsSettings {
    private TlsSettings() {}

    /** @param at the full key of each setting */
    static Optional<SSLContext> from(Settings settings, UnaryOperator<String> at) {
        boolean wanted = settings.flag(at.apply("tls"), false);
        Optional<KeyStores.Store> trusted = store(settings, at, "trust-store");
        Optional<KeyStores.Store> own = store(settings, at, "key-store");
        if (!wanted) {
            if (trusted.isPresent() || own.isPresent()) {
                settings.report(at.apply("tls"), "Without tls: true no store has a use.");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(KeyStores.context(trusted, own));
        } catch (IOException | GeneralSecurityException e) {
            settings.report(at.apply("tls"), "The stores do not make a TLS context: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private static Optional<KeyStores.Store> store(Settings settings, UnaryOperator<String> at, String name) {
        String key = at.apply(name);
        return settings.text(key, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyStores.Store(settings.file(key), settings.secret(key + "-password")));
    }
}
