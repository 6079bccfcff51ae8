package org.tocsin.cap.sign;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a plan asks of one authority's signatures, and the keys it takes for that authority's.
 *
 * @param certificates pinned: each signs for the authority while it is valid
 * @param authorities certification authorities: what they certify under {@code subject} signs for the authority
 * @param keys bare public keys that sign for the authority
 * @param subject what the subject of a certificate must hold that leads to one of {@code authorities}
 * @param allowSha1 whether SHA-1 counts, for an authority that cannot do better yet
 */
public record SignaturePolicy(
        Mode mode,
        List<X509Certificate> certificates,
        List<X509Certificate> authorities,
        List<PublicKey> keys,
        Optional<SubjectPattern> subject,
        boolean allowSha1) {

    public enum Mode {
        /** No message without a valid signature. */
        REQUIRED,
        /** Unsigned messages pass; what cannot be verified counts as unsigned and is told. */
        OPTIONAL,
        /** No message with a signature. */
        FORBIDDEN
    }

    /** Binds no key: signatures may be there, and cannot be verified. */
    public static final SignaturePolicy UNBOUND =
            new SignaturePolicy(Mode.OPTIONAL, List.of(), List.of(), List.of(), Optional.empty(), false);

    public SignaturePolicy {
        certificates = List.copyOf(certificates);
        authorities = List.copyOf(authorities);
        keys = List.copyOf(keys);
    }

    /** Messages signed by this certificate, or else refused. */
    public static SignaturePolicy pinned(X509Certificate certificate) {
        return new SignaturePolicy(Mode.REQUIRED, List.of(certificate), List.of(), List.of(), Optional.empty(), false);
    }

    boolean bindsNothing() {
        return certificates.isEmpty() && authorities.isEmpty() && keys.isEmpty();
    }
}
