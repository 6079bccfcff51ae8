package org.tocsin.cap.sign;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which bound keys may have made a signature. */
final class KeyChoice {
    private final SignaturePolicy policy;
    private final CertificatePath paths;
    private final Instant sent;

    KeyChoice(SignaturePolicy policy, Instant sent) {
        this.policy = policy;
        this.paths = new CertificatePath(policy);
        this.sent = sent;
    }

    /** All bound keys when the signature names none; else those it names, none of which need be bound. */
    List<BoundKey> among(NamedKeys named) {
        if (named.isEmpty()) {
            return Stream.concat(
                            policy.certificates().stream().map(BoundKey::of),
                            policy.keys().stream().map(key -> new BoundKey(key, List.of())))
                    .toList();
        }
        Stream<BoundKey> byCertificate = named.certificates().stream()
                .flatMap(certificate ->
                        bound(certificate.getPublicKey()).or(() -> certified(certificate, named)).stream());
        Stream<BoundKey> byValue = named.values().stream().flatMap(key -> bound(key).stream());
        return Stream.concat(byCertificate, byValue).toList();
    }

    private Optional<BoundKey> bound(PublicKey key) {
        return policy.certificates().stream()
                .filter(certificate -> certificate.getPublicKey().equals(key))
                .map(BoundKey::of)
                .findFirst()
                .or(() -> policy.keys().contains(key) ? Optional.of(new BoundKey(key, List.of())) : Optional.empty());
    }

    private Optional<BoundKey> certified(X509Certificate certificate, NamedKeys named) {
        return paths.from(certificate, named.certificates(), sent)
                .map(path -> new BoundKey(certificate.getPublicKey(), path));
    }
}
