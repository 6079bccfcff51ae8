package org.tocsin.connector.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Settings;

/** Reads whom to trust and what certificate to show: {@code trust-store} and {@code key-store}, PKCS 12 files. */
public final class TlsSettings {
    private final Settings settings;
    private final UnaryOperator<String> at;

    private TlsSettings(Settings settings, UnaryOperator<String> at) {
        this.settings = settings;
        this.at = at;
    }

    /** For a link that is plain TCP without {@code tls: true}; what is wrong is recorded in the settings. */
    public static Optional<SSLContext> from(Settings settings) {
        return from(settings, key -> key);
    }

    /**
     * The same for one of several peers.
     *
     * @param at the full key of each setting
     */
    public static Optional<SSLContext> from(Settings settings, UnaryOperator<String> at) {
        return new TlsSettings(settings, at).ifWanted();
    }

    /** For a link that is never without TLS; empty when the stores do not make a context, which is recorded. */
    public static Optional<SSLContext> always(Settings settings) {
        TlsSettings tls = new TlsSettings(settings, key -> key);
        Optional<KeyStores.Store> own = tls.store("key-store");
        return tls.context(own.isPresent() ? "key-store" : "trust-store", tls.store("trust-store"), own);
    }

    private Optional<SSLContext> ifWanted() {
        boolean wanted = settings.flag(at.apply("tls"), false);
        Optional<KeyStores.Store> trusted = store("trust-store");
        Optional<KeyStores.Store> own = store("key-store");
        if (!wanted) {
            if (trusted.isPresent() || own.isPresent()) {
                settings.report(at.apply("tls"), "Without tls: true no store has a use.");
            }
            return Optional.empty();
        }
        return context("tls", trusted, own);
    }

    private Optional<SSLContext> context(String key, Optional<KeyStores.Store> trusted, Optional<KeyStores.Store> own) {
        try {
            return Optional.of(KeyStores.context(trusted, own));
        } catch (IOException | GeneralSecurityException e) {
            settings.report(at.apply(key), "The stores do not make a TLS context: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private Optional<KeyStores.Store> store(String name) {
        String key = at.apply(name);
        return settings.text(key, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyStores.Store(settings.file(key), settings.secret(key + "-password")));
    }
}
