package org.tocsin.cap.sign;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Parts that the subject of a certificate must have, such as {@code O=Met Office, C=GB}; it may have more. */
public record SubjectPattern(List<Rdn> parts) {
    public SubjectPattern {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when the text is no distinguished name, or an empty one */
    public static SubjectPattern parse(String text) {
        List<Rdn> parts = partsOf(text);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "the name of a subject has at least one part, such as CN=alerts.example");
        }
        return new SubjectPattern(parts);
    }

    boolean matches(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        return new HashSet<>(partsOf(name)).containsAll(parts);
    }

    private static List<Rdn> partsOf(String name) {
        try {
            return new LdapName(name).getRdns();
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException("'" + name + "' is no name of a subject, such as CN=alerts.example", e);
        }
    }
}
