package org.tocsin.gateway.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.sign.Signer;
import org.tocsin.cap.sign.SigningKey;
import org.tocsin.cap.sign.SigningRefused;

/**
 * Published messages with the gateway's signature beside their author's. They are signed when somebody asks, so that no
 * channel waits for it; the last ones are kept, so that asking again costs nothing. Safe for concurrent use.
 */
final class SignedAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(SignedAlerts.class);
    private static final int KEPT = 64;

    private final Optional<Signer> signer;
    private final Map<AlertKey, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertKey, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    SignedAlerts(Optional<SigningKey> key, Clock clock) {
        this.signer = key.map(own -> new Signer(own, clock));
    }

    /** Empty when this gateway does not sign, or not this message, which the log explains. */
    synchronized Optional<byte[]> of(AlertKey key, byte[] original) {
        Optional<byte[]> known = Optional.ofNullable(kept.get(key));
        Optional<byte[]> signed = known.or(() -> signer.flatMap(own -> signed(own, key, original)));
        signed.ifPresent(bytes -> kept.put(key, bytes));
        return signed;
    }

    private static Optional<byte[]> signed(Signer signer, AlertKey key, byte[] original) {
        try {
            return Optional.of(signer.sign(original));
        } catch (SigningRefused e) {
            LOG.warn("event=not-signed alert={} reason=\"{}\"", key, e.reason());
            return Optional.empty();
        }
    }
}
