package org.tocsin.cap.sign;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.cap.sign.Verdict.Kind;

/**
 * A key that the policy takes for the authority's.
 *
 * @param path its certificate and those above it, up to the bound one; empty for a bare key
 */
record BoundKey(PublicKey key, List<X509Certificate> path) {
    BoundKey {
        path = List.copyOf(path);
    }

    static BoundKey of(X509Certificate certificate) {
        return new BoundKey(certificate.getPublicKey(), List.of(certificate));
    }

    /** Whose key it is, for people. */
    String owner() {
        return path.isEmpty() ? "a bound public key" : subject(path.get(0));
    }

    static String subject(X509Certificate certificate) {
        return Fault.quoted(certificate.getSubjectX500Principal().getName());
    }

    /** Why a signature that this key made does not count, at two moments. */
    Optional<Fault> fault(boolean allowSha1, Instant sent, Instant now) {
        return strengthFault(allowSha1).or(() -> path.stream()
                .flatMap(certificate -> Stream.of(
                        timeFault(certificate, sent, "when the message was sent"), timeFault(certificate, now, "now")))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<Fault> strengthFault(boolean allowSha1) {
        boolean weakKey = Strength.isWeak(key)
                || path.stream().anyMatch(certificate -> Strength.isWeak(certificate.getPublicKey()));
        // What a bound certificate itself was signed with is no matter: it is trusted because it is bound.
        boolean weakPath = path.stream().limit(Math.max(0, path.size() - 1)).anyMatch(Strength::isWeaklySigned);
        if (weakKey || (weakPath && !allowSha1)) {
            return Optional.of(new Fault(
                    Kind.WEAK,
                    "The key of " + owner() + " or a certificate above it is too weak; use RSA of 2048 bits or more, or"
                            + " ECDSA of 256 or more, certified with SHA-256."));
        }
        return Optional.empty();
    }

    private static Optional<Fault> timeFault(X509Certificate certificate, Instant at, String when) {
        if (certificate.getNotAfter().toInstant().isBefore(at)) {
            return Optional.of(new Fault(
                    Kind.EXPIRED,
                    "The certificate of " + subject(certificate) + " ended at "
                            + certificate.getNotAfter().toInstant() + " and is not valid " + when
                            + "; renew it, and bind the new one in the plan."));
        }
        if (certificate.getNotBefore().toInstant().isAfter(at)) {
            return Optional.of(new Fault(
                    Kind.NOT_YET_VALID,
                    "The certificate of " + subject(certificate) + " begins at "
                            + certificate.getNotBefore().toInstant() + " and is not valid " + when
                            + "; sign with one that is, and look at the clocks."));
        }
        return Optional.empty();
    }
}
