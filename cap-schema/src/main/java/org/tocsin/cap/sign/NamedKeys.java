package org.tocsin.cap.sign;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.content.DEREncodedKeyValue;
import org.apache.xml.security.keys.content.KeyValue;
import org.w3c.dom.Element;

/**
 * The keys that a signature says it was made with. Nothing here is trusted: it only selects among bound keys.
 *
 * @param values bare public keys
 */
record NamedKeys(List<X509Certificate> certificates, List<PublicKey> values) {
    static final NamedKeys NONE = new NamedKeys(List.of(), List.of());

    private static final int MOST = 8;
    private static final int LENGTH = 16 * 1024;
    private static final Set<String> FETCHED = Set.of("RetrievalMethod", "KeyInfoReference");

    NamedKeys {
        certificates = List.copyOf(certificates);
        values = List.copyOf(values);
    }

    boolean isEmpty() {
        return certificates.isEmpty() && values.isEmpty();
    }

    /** @throws Unreadable when it cannot be read, or points elsewhere instead of naming a key */
    static NamedKeys of(Element keyInfo) throws Unreadable {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PublicKey> values = new ArrayList<>();
        for (Element item : Dsig.children(keyInfo)) {
            if (FETCHED.contains(item.getLocalName())) {
                throw new Unreadable("Its KeyInfo says where to fetch the key (" + item.getLocalName()
                        + "); nothing is fetched, so put the certificate into the KeyInfo.");
            } else if (Dsig.is(item, "X509Data")) {
                for (Element certificate : Dsig.children(item, "X509Certificate")) {
                    certificates.add(certificate(certificate));
                }
            } else if (item.getLocalName().endsWith("KeyValue")) {
                values.add(value(item));
            }
            if (certificates.size() + values.size() > MOST) {
                throw new Unreadable("Its KeyInfo names more than " + MOST + " keys; name the one that signed.");
            }
        }
        return new NamedKeys(certificates, values);
    }

    private static X509Certificate certificate(Element element) throws Unreadable {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(limited(element));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new Unreadable(
                    "Its KeyInfo holds a certificate that cannot be read; put in the signer's, as DER in" + " base64.");
        }
    }

    private static PublicKey value(Element element) throws Unreadable {
        limited(element);
        try {
            return Dsig.is(element, "KeyValue")
                    ? new KeyValue(element, "").getPublicKey()
                    : new DEREncodedKeyValue(element, "").getPublicKey();
        } catch (XMLSecurityException | RuntimeException e) {
            // Keys of hostile messages make parsers fail in unchecked ways too.
            throw new Unreadable("Its KeyInfo holds a key that cannot be read; put in the signer's certificate.");
        }
    }

    private static String limited(Element element) throws Unreadable {
        String text = element.getTextContent();
        if (text.length() > LENGTH) {
            throw new Unreadable("Its KeyInfo holds a key longer than " + LENGTH + " characters; put in the signer's"
                    + " certificate alone.");
        }
        return text;
    }

    /** Says why keys cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String says;

        Unreadable(String says) {
            super(says);
            this.says = says;
        }

        String says() {
            return says;
        }
    }
}
