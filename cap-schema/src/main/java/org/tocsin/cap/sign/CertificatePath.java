package org.tocsin.cap.sign;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from a certificate to a bound certification authority (RFC 5280); no revocation list is fetched. */
final class CertificatePath {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int MOST_BETWEEN = 4;

    private final SignaturePolicy policy;

    CertificatePath(SignaturePolicy policy) {
        this.policy = policy;
    }

    /**
     * From the certificate up to the authority, both included; empty when there is none, when the certificate is not one to
     * sign messages with, or when its subject is not what the policy asks.
     *
     * @param between what may lie between the two
     */
    Optional<List<X509Certificate>> from(X509Certificate certificate, List<X509Certificate> between, Instant sent) {
        if (policy.authorities().isEmpty() || !signsMessages(certificate) || !bearsSubject(certificate)) {
            return Optional.empty();
        }
        try {
            return Optional.of(build(certificate, between, sent));
        } catch (GeneralSecurityException e) {
            // No path: that is the answer, and the caller tells it.
            return Optional.empty();
        }
    }

    private List<X509Certificate> build(X509Certificate certificate, List<X509Certificate> between, Instant sent)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        Set<TrustAnchor> anchors = policy.authorities().stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(MOST_BETWEEN);
        parameters.setDate(Date.from(withinLifetime(certificate, sent)));
        List<X509Certificate> known = new ArrayList<>(between);
        known.add(certificate);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        for (Certificate step : result.getCertPath().getCertificates()) {
            path.add((X509Certificate) step);
        }
        path.add(result.getTrustAnchor().getTrustedCert());
        return path;
    }

    /** A path is sought at a moment when the certificate was valid, so that "expired" is told apart from "foreign". */
    private static Instant withinLifetime(X509Certificate certificate, Instant sent) {
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        return sent.isBefore(start) ? start : sent.isAfter(end) ? end : sent;
    }

    private boolean bearsSubject(X509Certificate certificate) {
        return policy.subject().map(subject -> subject.matches(certificate)).orElse(true);
    }

    private static boolean signsMessages(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean allowed = usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
        return allowed && certificate.getBasicConstraints() < 0;
    }
}
